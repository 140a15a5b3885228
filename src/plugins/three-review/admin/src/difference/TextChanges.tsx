import { useState } from 'react';
import { styled } from 'styled-components';
import type { FieldDifferenceOut, ParagraphOut } from '../../../shared/contracts';
import { Muted, Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { ChangePlace, DiffText } from './DiffText';
import { stretchesOf, type Stretch } from './paragraphs';

const Column = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
`;

const Body = styled.p`
  max-width: 62rem;
  font-size: 1.8rem;
  line-height: 1.95;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};

  @media (max-width: 767px) {
    font-size: 1.9rem;
    line-height: 1.9;
  }
`;

const Fold = styled.button`
  width: 100%;
  min-height: 4.4rem;
  border: none;
  border-block: 1px dashed ${({ theme }) => theme.colors.neutral300};
  background: ${({ theme }) => theme.colors.neutral100};
  font-family: inherit;
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.neutral600};
  cursor: pointer;
`;

/** Old and new beside each other, row by row. */
const Two = styled.div`
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 2.4rem;

  > :first-child {
    padding-inline-end: 2.4rem;
    border-inline-end: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
`;

interface TextChangesProps {
  readonly field: Extract<FieldDifferenceOut, { kind: 'text' }>;
  readonly sideBySide: boolean;
}

/** What differs inside a text: changed paragraphs word by word, the others folded. */
export const TextChanges = ({ field, sideBySide }: TextChangesProps) => {
  const { t } = useWords();
  const stretches = stretchesOf(field.paragraphs);
  const changed = stretches.some(({ kind }) => kind === 'changed');
  // A text of one paragraph has nothing to fold.
  return (
    <Column>
      {field.coarse ? <Muted as="p">{t('diff.coarse')}</Muted> : null}
      {changed ? null : (
        <ChangePlace>
          <Text as="p">{t('diff.unseen')}</Text>
        </ChangePlace>
      )}
      {stretches.map((stretch, i) =>
        stretch.kind === 'same' ? (
          <Folded key={i} stretch={stretch} sideBySide={sideBySide} />
        ) : (
          <Changed key={i} paragraph={stretch.paragraph} sideBySide={sideBySide} />
        )
      )}
    </Column>
  );
};

const Changed = ({ paragraph, sideBySide }: { readonly paragraph: ParagraphOut; readonly sideBySide: boolean }) => {
  const { t } = useWords();
  const { from, to, moved, form, pieces } = paragraph;
  const said = [
    ...(moved && from !== null && to !== null ? [t('diff.paragraph.moved', { from: from + 1, to: to + 1 })] : []),
    ...(form ? [t('diff.paragraph.form')] : []),
  ];
  const whole = pieces.every(({ op }) => op === 'same');
  const text = sideBySide ? (
    <Two>
      <Body>{from === null ? null : <DiffText pieces={pieces} side="old" />}</Body>
      <Body>{to === null ? null : <DiffText pieces={pieces} side="new" />}</Body>
    </Two>
  ) : (
    <Body>
      <DiffText pieces={pieces} />
    </Body>
  );
  const shown = (
    <>
      {said.map((sentence) => (
        <Muted key={sentence} as="p">
          {sentence}
        </Muted>
      ))}
      {text}
    </>
  );
  return whole ? <ChangePlace>{shown}</ChangePlace> : <div>{shown}</div>;
};

type Same = Extract<Stretch, { kind: 'same' }>;

const Folded = ({ stretch, sideBySide }: { readonly stretch: Same; readonly sideBySide: boolean }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { first, last, paragraphs } = stretch;
  const which = first === last ? t('diff.same.one', { place: first }) : t('diff.same.more', { first, last });
  return (
    <>
      <Fold type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'diff.same.hide' : 'diff.same.show', { which })}
      </Fold>
      {open
        ? paragraphs.map((paragraph, i) =>
            sideBySide ? (
              <Two key={i}>
                <Body>
                  <DiffText pieces={paragraph.pieces} />
                </Body>
                <Body>
                  <DiffText pieces={paragraph.pieces} />
                </Body>
              </Two>
            ) : (
              <Body key={i}>
                <DiffText pieces={paragraph.pieces} />
              </Body>
            )
          )
        : null}
    </>
  );
};
