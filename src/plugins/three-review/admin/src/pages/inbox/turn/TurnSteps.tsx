import { CheckCircle, Clock, CrossCircle, Minus, Pencil } from '@strapi/icons';
import { styled } from 'styled-components';
import { Chip } from '../../../components/StatusChip';
import { Text } from '../../../components/Text';
import type { Tone } from '../../../components/tones';
import { useWords } from '../../../hooks/useWords';
import type { MessageKey } from '../../../utils/keys';
import { keyOf } from '../paths';
import type { Standing, Turn } from './useTurn';

const LOOK: Readonly<Record<Standing | 'now', { readonly tone: Tone; readonly icon: typeof Clock; readonly name: MessageKey }>> = {
  now: { tone: 'primary', icon: Pencil, name: 'turn.now' },
  open: { tone: 'neutral', icon: Clock, name: 'turn.open.state' },
  answered: { tone: 'success', icon: CheckCircle, name: 'turn.answered' },
  returned: { tone: 'warning', icon: Minus, name: 'turn.returned' },
  skipped: { tone: 'neutral', icon: Minus, name: 'turn.skipped' },
  gone: { tone: 'danger', icon: CrossCircle, name: 'turn.gone' },
};

const List = styled.ol`
  display: flex;
  flex-direction: column;
  list-style: none;
`;

const Step = styled.button<{ readonly $now: boolean }>`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.4rem;
  width: 100%;
  min-height: 4.4rem;
  padding: 1rem 1.2rem;
  border: none;
  border-inline-start: 3px solid ${({ theme, $now }) => ($now ? theme.colors.primary600 : 'transparent')};
  background: ${({ theme, $now }) => ($now ? theme.colors.primary100 : 'transparent')};
  font-family: inherit;
  text-align: start;
  cursor: pointer;

  &:disabled {
    cursor: default;
  }
`;

export const StandingChip = ({ standing }: { readonly standing: Standing | 'now' }) => {
  const { t } = useWords();
  const { tone, icon, name } = LOOK[standing];
  return (
    <Chip tone={tone} icon={icon}>
      {t(name)}
    </Chip>
  );
};

/** The chosen documents with what has become of each; every one can be gone to. */
export const TurnSteps = ({ turn, titleOf }: { readonly turn: Turn; readonly titleOf: (key: string) => string }) => {
  const { t } = useWords();
  return (
    <List aria-label={t('turn.steps')}>
      {turn.documents.map((document, i) => {
        const key = keyOf(document);
        const now = turn.at === i;
        return (
          <li key={key}>
            <Step
              type="button"
              $now={now}
              aria-current={now ? 'step' : undefined}
              disabled={turn.standingOf(key) === 'returned'}
              onClick={() => turn.open(i)}
            >
              <Text $bold={now}>{titleOf(key)}</Text>
              <StandingChip standing={now ? 'now' : turn.standingOf(key)} />
            </Step>
          </li>
        );
      })}
    </List>
  );
};
