import { useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { BasisName, DifferenceOut, FieldDifferenceOut } from '../../../shared/contracts';
import type { DocumentRef } from '../api/reviews';
import { Surface } from '../components/Card';
import { Notice } from '../components/Notice';
import { Muted, Text } from '../components/Text';
import { useFieldLabel, type FieldLabels } from '../hooks/useFieldLabel';
import { useFieldNames } from '../hooks/useFieldNames';
import { useWide } from '../hooks/useNarrow';
import { useWords } from '../hooks/useWords';
import { basisText, leadText } from './basisText';
import { ChangeBar } from './ChangeBar';
import { editsText, FieldCard } from './FieldCard';
import { FieldList, Legend } from './FieldList';
import { Switch } from './Switch';
import { useChanges } from './useChanges';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 1.2rem;
`;

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(22rem, 26rem) minmax(0, 1fr);
  gap: 2.4rem;
  align-items: start;

  @media (max-width: 1023px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Column = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;
`;

const Empty = styled(Surface).attrs({ as: 'div' })`
  padding: 2.4rem;
`;

const ORDER: readonly BasisName[] = ['last_sign_off', 'stage', 'published'];
type Mode = 'merged' | 'sides';

interface Indexed {
  readonly field: FieldDifferenceOut;
  readonly index: number;
}

/** What differs in one component stands together. */
const grouped = (fields: readonly FieldDifferenceOut[]): readonly (readonly Indexed[])[] => {
  const groups: Indexed[][] = [];
  let former = '';
  for (const [index, field] of fields.entries()) {
    const way = JSON.stringify(field.steps);
    const last = groups.at(-1);
    if (last && field.steps.length > 0 && way === former) last.push({ field, index });
    else groups.push([{ field, index }]);
    former = way;
  }
  return groups;
};

const shownAs = (field: FieldDifferenceOut, index: number, { label }: FieldLabels) => {
  const steps = field.steps.map(({ name, component, from, to }) => ({ name, component, place: to ?? from ?? 0 }));
  const name = label({ name: field.name, steps });
  const place = label({ name: steps.at(-1)?.name ?? field.name, steps });
  const short = name.split(' · ').at(-1) ?? name;
  return { field, name, place, short, id: `three-review-change-${String(index)}` };
};

interface DifferenceViewProps {
  readonly docRef: DocumentRef;
  readonly found: DifferenceOut;
  readonly onBasis: (basis: BasisName) => void;
  /** Where whoever has seen it goes on; null: nothing is to be answered. */
  readonly onDone: (() => void) | null;
}

/** What changed: field by field against one of the earlier contents, with the keys J and K from place to place (A10.2). */
export const DifferenceView = ({ docRef, found, onBasis, onDone }: DifferenceViewProps) => {
  const words = useWords();
  const { t, list, clause } = words;
  const labels = useFieldLabel(docRef.uid);
  const names = useFieldNames(docRef.uid);
  const wide = useWide();
  const [chosen, setMode] = useState<Mode>('merged');
  const mode = wide ? chosen : 'merged';
  const room = useRef<HTMLDivElement>(null);
  const changes = useChanges(room, `${found.contentHash} ${found.against ?? ''} ${mode} ${String(found.fields.length)}`);
  const basis = found.bases.find(({ id }) => id === found.against);
  const cards = grouped(found.fields).map((fields) => fields.map(({ field, index }) => shownAs(field, index, labels)));
  const tops = new Set(found.fields.map(({ name, steps }) => steps[0]?.name ?? name));
  const { added, removed } = found.counts;
  return (
    <>
      <Bar>
        <Switch
          label={t('diff.bases')}
          options={ORDER.map((id) => {
            const one = found.bases.find((held) => held.id === id);
            return { id, name: basisText(id, one, words), disabled: !one };
          })}
          value={found.against}
          onChange={onBasis}
        />
        {wide ? (
          <Switch
            label={t('diff.mode')}
            options={[
              { id: 'merged', name: t('diff.mode.merged') },
              { id: 'sides', name: t('diff.mode.sides') },
            ]}
            value={mode}
            onChange={setMode}
          />
        ) : null}
      </Bar>
      {found.hidden.length > 0 ? (
        <Notice tone="neutral">{<Text as="p">{t('reading.hidden', { fields: list(names(found.hidden)) })}</Text>}</Notice>
      ) : null}
      {basis === undefined || found.fields.length === 0 ? (
        <Empty>
          <Text as="p" $size={16} role="status">
            {t(basis === undefined ? 'diff.nothing' : 'diff.empty')}
          </Text>
          {basis ? <Muted as="p">{leadText(found, basis, words)}</Muted> : null}
        </Empty>
      ) : (
        <>
          <Notice tone="warning" title={leadText(found, basis, words)} clause={t('clause', { article: clause('A10.2') })}>
            <Text as="p">{t('diff.sum', { fields: tops.size, added, removed })}</Text>
          </Notice>
          <Columns>
            <Column>
              <FieldList entries={cards.flat()} unchanged={names(found.unchanged)} />
              <Legend />
            </Column>
            <Column ref={room}>
              {cards.map((shown) => {
                const [first] = shown;
                return first ? (
                  <FieldCard
                    key={first.id}
                    name={first.field.steps.length > 0 ? first.place : first.name}
                    note={editsText(first.field, found, words)}
                    shown={shown}
                    sideBySide={mode === 'sides'}
                    component={labels.component}
                  />
                ) : null;
              })}
            </Column>
          </Columns>
        </>
      )}
      <ChangeBar changes={changes} onDone={onDone} />
    </>
  );
};
