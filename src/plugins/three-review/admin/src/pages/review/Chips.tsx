import { styled } from 'styled-components';
import type { Review } from '../../../../shared/contracts';
import { Chip, StatusChip } from '../../components/StatusChip';
import { useWords } from '../../hooks/useWords';

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;
`;

/** Where the document stands: stage, round, unit. */
export const Chips = ({ review }: { readonly review: Review }) => {
  const { t } = useWords();
  return (
    <Row>
      <StatusChip status={review.stage} />
      {review.round > 0 ? <Chip tone="neutral">{t('status.round', { round: review.round })}</Chip> : null}
      {review.unit ? <Chip tone="neutral">{review.unit.name}</Chip> : null}
    </Row>
  );
};
