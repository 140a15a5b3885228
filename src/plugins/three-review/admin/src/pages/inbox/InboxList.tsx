import { styled } from 'styled-components';
import type { InboxMeta } from '../../../../shared/contracts';
import { useGetReviewSettingsQuery } from '../../api/reviews';
import { Surface } from '../../components/Card';
import { useNarrow } from '../../hooks/useNarrow';
import { InboxCards } from './InboxCards';
import { InboxTable } from './InboxTable';
import type { Listed } from './listed';
import { placeFor } from './paths';

const Whole = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
`;

interface InboxListProps extends Pick<Listed, 'rows' | 'label' | 'selected' | 'onSelect'> {
  readonly meta: InboxMeta;
}

export const InboxList = ({ rows, ...listed }: InboxListProps) => {
  const narrow = useNarrow();
  const { data: settings } = useGetReviewSettingsQuery();
  const several = new Set(rows.flatMap(({ locale }) => (locale === '' ? [] : [locale]))).size > 1;
  const all: Listed = {
    ...listed,
    rows,
    several,
    timeZone: settings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: Date.now(),
    pathOf: (row) => placeFor(row, row.act, settings?.singleTypes.includes(row.uid) === true),
  };
  return (
    <Whole>
      {narrow ? (
        <InboxCards {...all} />
      ) : (
        <Surface>
          <InboxTable {...all} />
        </Surface>
      )}
    </Whole>
  );
};
