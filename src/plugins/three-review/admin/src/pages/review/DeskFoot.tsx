import { styled } from 'styled-components';
import { BigButton } from '../../components/BigButton';
import { Foot } from '../../difference/ChangeBar';
import { useWords } from '../../hooks/useWords';
import { FootBar, goTo } from '../../sheet/FootBar';
import type { Gap } from '../../sheet/gaps';

const Progress = styled.div<{ readonly $percent: number }>`
  position: absolute;
  inset: 0 auto auto 0;
  width: ${({ $percent }) => String($percent)}%;
  height: 4px;
  background: ${({ theme }) => theme.colors.primary600};
`;

interface DeskFootProps {
  /** On a phone the text is read first; beside a desk both stand next to each other. */
  readonly phase: 'read' | 'answer';
  readonly signs: boolean;
  readonly gaps: readonly Gap[];
  readonly unread: readonly Gap[];
  readonly percent: number;
  readonly failing: boolean;
  readonly stale: boolean;
  readonly busy: boolean;
  readonly onAnswer: () => void;
  readonly onRead: () => void;
  readonly onSign: () => void;
  readonly onReturn: () => void;
}

/** What is missing, each gap leading to its place, and the two actions. */
export const DeskFoot = (props: DeskFootProps) => {
  const { phase, signs, gaps, unread, percent, failing, stale, busy, onAnswer, onRead, onSign, onReturn } = props;
  const { t } = useWords();
  if (!signs)
    return (
      <Foot>
        <BigButton type="button" variant="danger-light" disabled={stale} onClick={onReturn}>
          {t('action.return')}
        </BigButton>
      </Foot>
    );
  if (phase === 'read') {
    const [first] = unread;
    return (
      <Foot>
        <Progress $percent={percent} aria-hidden />
        <BigButton type="button" variant="danger-light" disabled={stale} onClick={onReturn}>
          {t('review.return.short')}
        </BigButton>
        {first ? (
          <BigButton type="button" variant="secondary" onClick={() => goTo(first.place)}>
            {percent < 100 ? t('review.progress', { percent }) : first.label}
          </BigButton>
        ) : (
          <BigButton type="button" onClick={onAnswer}>
            {t('review.answer')}
          </BigButton>
        )}
      </Foot>
    );
  }
  return (
    <Foot>
      <FootBar
        gaps={gaps}
        failing={failing}
        stale={stale}
        busy={busy}
        onSign={onSign}
        onReturn={onReturn}
        onGap={(gap) => {
          if (unread.includes(gap)) onRead();
          // The place may have to be drawn first.
          requestAnimationFrame(() => goTo(gap.place));
        }}
      />
    </Foot>
  );
};
