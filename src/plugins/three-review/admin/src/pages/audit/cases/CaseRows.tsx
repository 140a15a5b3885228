import { styled } from 'styled-components';
import type { CaseOut } from '../../../../../shared/contracts';
import { WordButton } from '../../../components/BigButton';
import { Item, Rows, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { LookChip } from '../../../components/LookChip';
import { Muted, Text } from '../../../components/Text';
import { useNarrow } from '../../../hooks/useNarrow';
import { DocumentName } from '../../../components/DocumentName';
import { useWords } from '../../../hooks/useWords';
import { CASE_LOOKS, caseFinding, caseNumber, KINDS, SOURCES } from '../../../utils/cases';
import { longDay, shortDay } from '../../../utils/dayWords';
import type { Chosen } from './chosen';

/** The whole text stands in its dialog. */
const Clamped = styled(Text).attrs({ as: 'p' })`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  overflow: hidden;
`;

const What = styled.td`
  min-width: 26rem;
  max-width: 52rem;
`;

/** Their words stand in line with the text around them. */
const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.6rem;
  margin-inline-start: -0.4rem;
`;

interface CaseProps {
  readonly one: CaseOut;
  readonly on: string;
  readonly onChoose: (chosen: Chosen) => void;
}

/** What was found, of dates also which contradict each other. */
const Found = ({ one, on }: Pick<CaseProps, 'one' | 'on'>) => {
  const words = useWords();
  return (
    <>
      {one.finding ? <Text as="p">{caseFinding(one.finding, words, on)}</Text> : null}
      <Clamped>{one.text}</Clamped>
    </>
  );
};

/** Where it was found: a document of the site, or whatever else was written down. */
export const Where = ({ one: { document, place } }: Pick<CaseProps, 'one'>) => (
  <>
    {document ? <DocumentName document={document} /> : null}
    {place ? <Muted>{place}</Muted> : null}
  </>
);

const State = ({ one, on }: Pick<CaseProps, 'one' | 'on'>) => {
  const { t } = useWords();
  return (
    <Stack $gap="0.4rem">
      <LookChip look={CASE_LOOKS[one.state]} />
      {one.correctedOn === null ? null : <Muted>{t('case.correctedOn', { day: longDay(t, one.correctedOn, on) })}</Muted>}
      {one.countsTo === null ? null : <Muted>{t('case.countsTo', { day: longDay(t, one.countsTo, on) })}</Muted>}
    </Stack>
  );
};

/** What may be done with it as it stands, and the way to its history. */
const Acts = ({ one, onChoose }: Pick<CaseProps, 'one' | 'onChoose'>) => {
  const { t } = useWords();
  const acts = {
    suspected: ['confirm', 'dismiss'],
    confirmed: ['correct', 'reopen'],
    dismissed: ['reopen'],
    corrected: ['reopen'],
  } as const;
  const number = caseNumber(one, t);
  return (
    <Buttons>
      {acts[one.state].map((act) => (
        <WordButton key={act} type="button" aria-label={t(`case.${act}.title`, { number })} onClick={() => onChoose({ one, act })}>
          {t(`case.act.${act}`)}
        </WordButton>
      ))}
      <WordButton type="button" aria-label={t('case.open', { number })} onClick={() => onChoose({ one, act: 'look' })}>
        {t('case.history')}
      </WordButton>
    </Buttons>
  );
};

const CaseRow = ({ one, on, onChoose }: CaseProps) => {
  const { t } = useWords();
  return (
    <tr>
      <th scope="row">
        <Stack>
          <Text $bold>{t(KINDS[one.kind])}</Text>
          <Muted>{caseNumber(one, t)}</Muted>
        </Stack>
      </th>
      <What>
        <Stack>
          <Found one={one} on={on} />
          <Where one={one} />
        </Stack>
      </What>
      <td>
        <Stack>
          <Text>{shortDay(one.foundOn, on)}</Text>
          <Muted>{t(SOURCES[one.source])}</Muted>
        </Stack>
      </td>
      <td>
        <State one={one} on={on} />
      </td>
      <td>
        <Acts one={one} onChoose={onChoose} />
      </td>
    </tr>
  );
};

const CaseItem = ({ one, on, onChoose }: CaseProps) => {
  const { t } = useWords();
  return (
    <Item>
      <Text $bold>{t(KINDS[one.kind])}</Text>
      <Muted>{[caseNumber(one, t), shortDay(one.foundOn, on), t(SOURCES[one.source])].join(' · ')}</Muted>
      <Found one={one} on={on} />
      <Where one={one} />
      <State one={one} on={on} />
      <Acts one={one} onChoose={onChoose} />
    </Item>
  );
};

interface CaseRowsProps extends Omit<CaseProps, 'one'> {
  readonly rows: readonly CaseOut[];
}

export const CaseRows = ({ rows, ...shared }: CaseRowsProps) => {
  const { t } = useWords();
  if (useNarrow()) {
    return (
      <Rows>
        {rows.map((one) => (
          <CaseItem key={one.id} one={one} {...shared} />
        ))}
      </Rows>
    );
  }
  return (
    <DataTable label={t('cases.list')} head={[t('case.kind'), t('case.what'), t('case.foundOn'), t('head.standing'), t('case.act')]}>
      {rows.map((one) => (
        <CaseRow key={one.id} one={one} {...shared} />
      ))}
    </DataTable>
  );
};
