import { styled } from 'styled-components';
import { useWords } from '../hooks/useWords';
import { BigButton } from './BigButton';
import { Muted } from './Text';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 1.2rem;
`;

const Buttons = styled.div`
  display: flex;
  gap: 0.8rem;
`;

interface PagerProps {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Which of how many are shown; buttons only when there is more than one page. */
export const Pager = ({ page, pageSize, total, onPage }: PagerProps) => {
  const { t } = useWords();
  const pages = Math.ceil(total / pageSize);
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
  return (
    <Bar role="group" aria-label={t('pager.label')}>
      <Muted as="p">
        {pages > 1 ? t('pager.shown', { from, to: Math.min(total, page * pageSize), total }) : t('pager.total', { total })}
      </Muted>
      {pages > 1 ? (
        <Buttons>
          <BigButton type="button" variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t('pager.former')}
          </BigButton>
          <BigButton type="button" variant="tertiary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {t('pager.next')}
          </BigButton>
        </Buttons>
      ) : null}
    </Bar>
  );
};
