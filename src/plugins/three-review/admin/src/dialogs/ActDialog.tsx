import { useState, type ReactNode } from 'react';
import { BigButton } from '../components/BigButton';
import { FailureNotice } from '../components/FailureNotice';
import { useAct } from '../hooks/useAct';
import { useWords } from '../hooks/useWords';
import { Frame } from './Frame';

/** One way out of a dialog besides leaving it. */
export interface Act {
  readonly label: string;
  readonly variant?: 'default' | 'secondary' | 'danger';
  /** The call; an answer with an `error` did not go through. Null while something in the dialog is still to be answered. */
  readonly run: (() => PromiseLike<object>) | null;
  /** What is said when it went through; left out, nothing is. */
  readonly done?: string;
}

interface ActDialogProps {
  readonly title: string;
  readonly width: string;
  readonly acts: readonly Act[];
  /** An act went through, before the dialog closes. */
  readonly onDone?: (() => void) | undefined;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A dialog that stands for an act: it closes when the act went through; else it says why, and what was filled in stays. */
export const ActDialog = ({ title, width, acts, onDone, onClose, children }: ActDialogProps) => {
  const { t } = useWords();
  const { failure, act } = useAct();
  const [busy, setBusy] = useState<number | null>(null);
  const perform = async ({ run, done }: Act, at: number) => {
    if (!run) return;
    setBusy(at);
    const went = await act(run(), done);
    setBusy(null);
    if (!went) return;
    onDone?.();
    onClose();
  };
  return (
    <Frame
      title={title}
      width={width}
      onClose={onClose}
      alert={failure ? <FailureNotice failure={failure} /> : null}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={onClose}>
            {t('action.cancel')}
          </BigButton>
          {acts.map((one, at) => (
            <BigButton
              key={at}
              type="button"
              variant={one.variant ?? 'default'}
              disabled={one.run === null || busy !== null}
              loading={busy === at}
              onClick={() => void perform(one, at)}
            >
              {one.label}
            </BigButton>
          ))}
        </>
      }
    >
      {children}
    </Frame>
  );
};
