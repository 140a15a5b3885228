import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { PieceOut } from '../../../shared/contracts';
import { useWords } from '../hooks/useWords';

/** A place in which something differs: J and K lead from one to the next. */
export const CHANGE = 'data-change';

export const Added = styled.ins`
  padding-inline: 0.2rem;
  border-radius: 2px;
  background: ${({ theme }) => theme.colors.success100};
  color: ${({ theme }) => theme.colors.success700};
  font-weight: 600;
  text-decoration: underline;
  text-underline-offset: 0.3em;
`;

export const Removed = styled.del`
  padding-inline: 0.2rem;
  margin-inline-end: 0.2rem;
  border-radius: 2px;
  background: ${({ theme }) => theme.colors.danger100};
  color: ${({ theme }) => theme.colors.danger700};
  text-decoration: line-through;
`;

const Place = styled.span`
  scroll-margin-block: 12rem;

  &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 3px;
    border-radius: 2px;
  }
`;

/** What stays and what differs in turn; an edit is what went and what came in one place. */
type Run = { readonly same: string } | { readonly removed: string; readonly added: string };

const runsOf = (pieces: readonly PieceOut[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const { op, text } of pieces) {
    const last = runs.at(-1);
    if (op === 'same') runs.push({ same: text });
    else if (last && 'removed' in last) runs[runs.length - 1] = { ...last, [op]: last[op] + text };
    else runs.push({ removed: '', added: '', [op]: text });
  }
  return runs;
};

/** A line break that went or came is seen as one. */
const visible = (text: string): string => (text.trim() === '' ? text.replaceAll(/\s/g, '␣') : text);

interface DiffTextProps {
  readonly pieces: readonly PieceOut[];
  /** One side alone, of two that stand beside each other. */
  readonly side?: 'old' | 'new';
}

/** A text with what went struck and what came underlined, in words for who does not see it. */
export const DiffText = ({ pieces, side }: DiffTextProps) => {
  const { t } = useWords();
  return runsOf(pieces).map((run, i) => {
    if ('same' in run) return <span key={i}>{run.same}</span>;
    const removed = side === 'new' ? '' : run.removed;
    const added = side === 'old' ? '' : run.added;
    if (removed === '' && added === '') return null;
    return (
      <Place key={i} tabIndex={-1} {...(side === 'old' && run.added !== '' ? {} : { [CHANGE]: '' })}>
        {removed === '' ? null : (
          <Removed>
            <VisuallyHidden>{t('diff.removed.begin')}</VisuallyHidden>
            {visible(removed)}
            <VisuallyHidden>{t('diff.removed.end')}</VisuallyHidden>
          </Removed>
        )}
        {added === '' ? null : (
          <Added>
            <VisuallyHidden>{t('diff.added.begin')}</VisuallyHidden>
            {visible(added)}
            <VisuallyHidden>{t('diff.added.end')}</VisuallyHidden>
          </Added>
        )}
      </Place>
    );
  });
};

/** A whole that is one change: a paragraph that moved, a file, a value. */
export const ChangePlace = styled.div.attrs({ tabIndex: -1, [CHANGE]: '' })`
  width: 100%;
  min-width: 0;
  scroll-margin-block: 12rem;

  &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 3px;
    border-radius: ${({ theme }) => theme.borderRadius};
  }
`;
