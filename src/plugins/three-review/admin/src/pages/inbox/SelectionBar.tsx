import { styled } from 'styled-components';
import { BigButton, WordButton } from '../../components/BigButton';
import { Text } from '../../components/Text';
import { useWords } from '../../hooks/useWords';
import { MOST } from './paths';

/** Sticks to the foot of the window. */
export const StickyBar = styled.div`
  position: sticky;
  bottom: 0;
  z-index: 2;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.8rem 1.6rem;
  margin: 0 -4rem -6rem;
  padding: 1.2rem 4rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};

  @media (max-width: 767px) {
    margin: 0 -1.6rem -4.8rem;
    padding: 1.2rem 1.6rem;
  }
`;

const Says = styled.p`
  flex: 1 1 30rem;
  min-width: 0;
`;

interface SelectionBarProps {
  readonly count: number;
  readonly onClear: () => void;
  readonly onTurn: () => void;
}

/** Once something is selected: what signing in turn means, and how many. There is no "approve all". */
export const SelectionBar = ({ count, onClear, onTurn }: SelectionBarProps) => {
  const { t } = useWords();
  const many = count > MOST;
  return (
    <StickyBar role="region" aria-label={t('inbox.selected', { count })}>
      <Text $bold role="status">
        {t('inbox.selected', { count })}
      </Text>
      <Says>
        <Text>{many ? t('inbox.most', { count: MOST }) : t('inbox.turn.how')}</Text>
      </Says>
      <WordButton type="button" onClick={onClear}>
        {t('inbox.unselect')}
      </WordButton>
      <BigButton type="button" disabled={many} onClick={onTurn}>
        {t('inbox.turn.start', { count })}
      </BigButton>
    </StickyBar>
  );
};
