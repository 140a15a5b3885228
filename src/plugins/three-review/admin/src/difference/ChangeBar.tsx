import { ArrowDown, ArrowUp } from '@strapi/icons';
import { styled } from 'styled-components';
import { BigButton } from '../components/BigButton';
import { Muted } from '../components/Text';
import { useNarrow } from '../hooks/useNarrow';
import { useWords } from '../hooks/useWords';
import type { Changes } from './useChanges';

/** Sticks to the foot of the window. */
export const Foot = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 2;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.8rem 1.2rem;
  /* To the edges of the page, and down to its end. */
  margin: 0 -4rem -6rem;
  padding: 1.2rem 4rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};

  @media (max-width: 767px) {
    margin: 0 -1.6rem -4.8rem;
    padding: 1.2rem 1.6rem;

    > button {
      flex: 1;
      min-height: 5.2rem;
    }
  }
`;

const Grow = styled.div`
  flex: 1;
  min-width: 0;
`;

interface ChangeBarProps {
  readonly changes: Changes;
  readonly onDone: (() => void) | null;
}

/** From one change to the next; whoever has seen them goes on to answer. */
export const ChangeBar = ({ changes: { count, at, go }, onDone }: ChangeBarProps) => {
  const { t } = useWords();
  const narrow = useNarrow();
  if (count === 0 && onDone === null) return null;
  return (
    <Foot>
      {count > 0 ? (
        <>
          <BigButton type="button" variant="tertiary" startIcon={<ArrowUp aria-hidden />} onClick={() => go(-1)}>
            {t('diff.former')}
          </BigButton>
          <BigButton type="button" variant="tertiary" startIcon={<ArrowDown aria-hidden />} onClick={() => go(1)}>
            {t('diff.next')}
          </BigButton>
        </>
      ) : null}
      {narrow ? null : (
        <Grow>
          {count > 0 ? (
            <Muted role="status">{at < 0 ? t('diff.places', { count }) : t('diff.place', { place: at + 1, count })}</Muted>
          ) : null}
        </Grow>
      )}
      {onDone ? (
        <BigButton type="button" onClick={onDone}>
          {t('diff.done')}
        </BigButton>
      ) : null}
    </Foot>
  );
};
