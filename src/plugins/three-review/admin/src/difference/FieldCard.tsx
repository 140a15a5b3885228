import { styled } from 'styled-components';
import type { DifferenceOut, FieldDifferenceOut, LinkView } from '../../../shared/contracts';
import { Card } from '../components/Card';
import { Muted, Text } from '../components/Text';
import { useWords, type Words } from '../hooks/useWords';
import { valueText } from '../utils/values';
import { ChangeChip } from './ChangeChip';
import { ChangePlace, DiffText } from './DiffText';
import { FileChanges } from './FileChanges';
import { TextChanges } from './TextChanges';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  list-style: none;
`;

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.4rem 1.2rem;
`;

/** One field that is not what it was, as a card shows it. */
export interface Shown {
  readonly id: string;
  /** By its whole way: 数据（第 1 项） · 名称. */
  readonly name: string;
  /** By itself, inside its component. */
  readonly short: string;
  readonly field: FieldDifferenceOut;
}

interface FieldCardProps {
  readonly name: string;
  readonly note: string;
  /** The field; or a component that came, went or moved, and what differs in it. */
  readonly shown: readonly Shown[];
  readonly sideBySide: boolean;
  readonly component: (uid: string) => string;
}

/** One field that is not what it was, or all of one component. */
export const FieldCard = ({ name, note, shown, sideBySide, component }: FieldCardProps) => (
  <Card title={name} note={note || undefined}>
    {shown.map(({ id, short, field }) => (
      <div key={id} id={id} tabIndex={-1}>
        {field.steps.length > 0 && field.kind !== 'part' ? <Muted as="h3">{short}</Muted> : null}
        <Changes field={field} sideBySide={sideBySide} component={component} />
      </div>
    ))}
  </Card>
);

interface ChangesProps {
  readonly field: FieldDifferenceOut;
  readonly sideBySide: boolean;
  readonly component: (uid: string) => string;
}

const Changes = ({ field, sideBySide, component }: ChangesProps) => {
  const words = useWords();
  const { t } = words;
  switch (field.kind) {
    case 'text':
      return <TextChanges field={field} sideBySide={sideBySide} />;
    case 'files':
      return <FileChanges changes={field.changes} />;
    case 'secret':
      return (
        <ChangePlace>
          <Text as="p">{t('diff.secret')}</Text>
        </ChangePlace>
      );
    case 'value':
      return (
        <ChangePlace>
          <Text $size={18}>
            <DiffText pieces={between(valueText(field.before, words), valueText(field.after, words))} />
          </Text>
        </ChangePlace>
      );
    case 'part':
      return (
        <ChangePlace>
          <Line>
            <ChangeChip change={field.change} />
            <Text>{partText(field, component(field.component), words)}</Text>
          </Line>
        </ChangePlace>
      );
    case 'links':
      return (
        <List>
          {field.changes.map(({ change, target }, i) => (
            <ChangePlace key={i} as="li">
              <Line>
                <ChangeChip change={change} />
                <Text $size={16}>{linkText(target, words)}</Text>
              </Line>
            </ChangePlace>
          ))}
        </List>
      );
    case 'json':
      return (
        <List>
          {field.changes.map(({ path, change, pieces }, i) => (
            <li key={i}>
              <Line>
                <ChangeChip change={change} />
                {path ? <Text $color="neutral600">{path}</Text> : null}
                <Text $size={16}>
                  <DiffText pieces={pieces} />
                </Text>
              </Line>
            </li>
          ))}
        </List>
      );
  }
};

const between = (before: string, after: string) => [
  { op: 'removed' as const, text: before },
  { op: 'added' as const, text: after },
];

export const linkText = ({ title, titleHidden, id }: LinkView, { t }: Words): string =>
  titleHidden ? t('document.hidden') : (title ?? id);

const partText = (field: Extract<FieldDifferenceOut, { kind: 'part' }>, name: string, { t }: Words): string => {
  const { from = null, to = null } = field.steps.at(-1) ?? {};
  const text = field.kind === 'part' && field.change === 'moved' && from !== null && to !== null;
  return text ? t('diff.part.moved', { name, from: from + 1, to: to + 1 }) : name;
};

/** Who changed the field on record, and when. */
export const editsText = (field: FieldDifferenceOut, { edits, timeZone }: DifferenceOut, { t, when }: Words): string => {
  const top = field.steps[0]?.name ?? field.name;
  return edits
    .filter(({ changed }) => changed.includes(top))
    .map(({ by, at }) => `${by?.name ?? t('ended.system')} ${when(at, timeZone)}`)
    .join(t('reading.dot'));
};
