import { forwardRef } from 'react';
import { styled } from 'styled-components';
import type { ContentField, ReviewContent } from '../../../../shared/contracts';
import { Card, Surface } from '../../components/Card';
import { Muted, Text } from '../../components/Text';
import { FieldValue, isEmpty } from '../../content/Field';
import { useFieldLabel } from '../../hooks/useFieldLabel';
import { useFieldNames } from '../../hooks/useFieldNames';
import { useWords } from '../../hooks/useWords';
import { END, type Reading } from './useReading';

const Sheet = styled(Surface)`
  padding: 3.2rem 4rem;

  @media (max-width: 767px) {
    padding: 2rem 1.6rem;
  }
`;

const Heading = styled.h2`
  margin-bottom: 1.6rem;
  font-size: 2.4rem;
  font-weight: 700;
  line-height: 1.5;
  text-align: center;
  text-wrap: balance;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Part = styled.div<{ readonly $deep: number }>`
  margin-bottom: 1.6rem;
  padding-inline-start: ${({ $deep }) => ($deep > 0 ? '1.6rem' : '0')};
  border-inline-start: ${({ theme, $deep }) => ($deep > 0 ? `3px solid ${theme.colors.neutral200}` : 'none')};
`;

const Facts = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
  gap: 1.2rem 2.4rem;

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;

/** Inside a component a field is called by its own name alone. */
const shortly = (name: string): string => name.split(' · ').at(-1) ?? name;

/** Short fields of the document itself: beside the text, as a list of facts. */
const isFact = (field: ContentField): boolean =>
  field.steps.length === 0 &&
  (['value', 'links', 'secret'].includes(field.kind) || (field.kind === 'text' && ['string', 'uid', 'email'].includes(field.type)));

interface PaperProps {
  readonly uid: string;
  readonly content: ReviewContent;
  readonly reading: Reading;
}

/** The document as its readers will see it: every field that is not empty, in reading order, nothing left out (A10.2). */
export const Paper = forwardRef<HTMLDivElement, PaperProps>(({ uid, content, reading }, ref) => {
  const { t, list } = useWords();
  const labels = useFieldLabel(uid);
  const names = useFieldNames(uid);
  const nameOf = (field: ContentField): string =>
    labels.label({ name: field.name, steps: field.steps.map(({ name, component, at }) => ({ name, component, place: at })) });
  const isTitle = (field: ContentField): boolean =>
    field.steps.length === 0 && field.kind === 'text' && content.title !== null && field.text === content.title;
  const shown = content.fields.filter((field) => !isEmpty(field));
  const title = shown.find(isTitle);
  const facts = shown.filter((field) => isFact(field) && field !== title);
  const body = shown.filter((field) => !isFact(field) && field !== title);
  const empty = content.fields.filter((field) => isEmpty(field) && field.steps.length === 0).map(nameOf);
  return (
    <div ref={ref}>
      <Sheet aria-label={t('review.paper')}>
        {title?.kind === 'text' ? <Heading>{title.text}</Heading> : null}
        {body.map((field, i) => (
          <Part key={i} $deep={field.steps.length}>
            <Muted as="p">
              {field.kind === 'part' ? `${nameOf(field)} · ${labels.component(field.component)}` : shortly(nameOf(field))}
            </Muted>
            <FieldValue field={field} opened={reading.opened} onOpen={reading.onOpen} />
          </Part>
        ))}
        {body.length === 0 ? <Text as="p">{t('review.noText')}</Text> : null}
        {content.hidden.length > 0 ? <Text as="p">{t('reading.hidden', { fields: list(names(content.hidden)) })}</Text> : null}
      </Sheet>
      <Gap />
      <Card title={t('review.facts')} note={t('review.facts.note')}>
        <Facts>
          {facts.map((field) => (
            <div key={field.path}>
              <Muted as="dt">{nameOf(field)}</Muted>
              <dd>
                {field.kind === 'text' ? (
                  <Text $size={16}>{field.text}</Text>
                ) : (
                  <FieldValue field={field} opened={reading.opened} onOpen={reading.onOpen} />
                )}
              </dd>
            </div>
          ))}
        </Facts>
        {empty.length > 0 ? <Muted as="p">{t('review.empty', { fields: list([...new Set(empty)]) })}</Muted> : null}
      </Card>
      <div id={END} tabIndex={-1} aria-hidden style={{ height: 1 }} />
    </div>
  );
});
Paper.displayName = 'Paper';

const Gap = styled.div`
  height: 1.6rem;
`;
