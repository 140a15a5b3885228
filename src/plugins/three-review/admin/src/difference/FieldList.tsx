import { styled } from 'styled-components';
import type { FieldDifferenceOut } from '../../../shared/contracts';
import { Card } from '../components/Card';
import { Muted, Text } from '../components/Text';
import { useNarrow } from '../hooks/useNarrow';
import { useWords, type Words } from '../hooks/useWords';
import { Added, Removed } from './DiffText';

const List = styled.ul`
  list-style: none;
`;

const Lead = styled.button`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: 1.2rem;
  width: 100%;
  min-height: 4.4rem;
  padding: 0.8rem 1.2rem;
  border: none;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  font-family: inherit;
  text-align: start;
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }

  > :last-child {
    flex: none;
  }
`;

export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly field: FieldDifferenceOut;
}

/** +32 −12 of a text; of all else, what became of it. */
const briefly = (field: FieldDifferenceOut, { t }: Words): string => {
  const { added, removed } = field.counts;
  if (field.kind === 'part') return t(`diff.${field.change}`);
  if (field.kind !== 'text' || added + removed === 0) return t('diff.changed');
  return `+${String(added)} −${String(removed)}`;
};

const goTo = (id: string) => {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'start' });
};

/** The fields that differ, each leading to its place; those that do not, by name. */
export const FieldList = ({ entries, unchanged }: { readonly entries: readonly Entry[]; readonly unchanged: readonly string[] }) => {
  const words = useWords();
  const { t, list } = words;
  const narrow = useNarrow();
  const rest =
    unchanged.length > 0 ? <Muted as="p">{t('diff.unchanged', { fields: list(unchanged), count: unchanged.length })}</Muted> : null;
  if (narrow) return rest;
  return (
    <Card title={t('diff.fields')}>
      <List>
        {entries.map(({ id, name, field }) => (
          <li key={id}>
            <Lead type="button" onClick={() => goTo(id)}>
              <Text>{name}</Text>
              <Muted>{briefly(field, words)}</Muted>
            </Lead>
          </li>
        ))}
      </List>
      {rest}
    </Card>
  );
};

/** How what went and what came is shown. */
export const Legend = () => {
  const { t } = useWords();
  const narrow = useNarrow();
  if (narrow) return null;
  return (
    <Card title={t('diff.legend')}>
      <Text as="p">
        <Removed>{t('diff.legend.removed')}</Removed> {t('diff.legend.struck')}
      </Text>
      <Text as="p">
        <Added>{t('diff.legend.added')}</Added> {t('diff.legend.underlined')}
      </Text>
    </Card>
  );
};
