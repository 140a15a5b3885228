import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { InboxRow } from '../../../../shared/contracts';
import { BigButton } from '../../components/BigButton';
import { DataTable } from '../../components/DataTable';
import { NameLink } from '../../components/Links';
import { SelectMark } from '../../components/SelectMark';
import { StageDots } from '../../components/StageDots';
import { Chip, StatusChip } from '../../components/StatusChip';
import { Muted, Text } from '../../components/Text';
import { TimeLimit } from '../../components/TimeLimit';
import { useWords } from '../../hooks/useWords';
import { inboxActName, inboxLimit, inboxPlace, inboxTitle } from '../../utils/inbox';
import type { Listed } from './listed';
import { keyOf } from './paths';

const Line = styled.tr<{ readonly $on: boolean }>`
  background: ${({ theme, $on }) => ($on ? theme.colors.primary100 : 'transparent')};

  > :last-child {
    text-align: end;
    white-space: nowrap;
  }
`;

const Titles = styled.div`
  display: flex;
  flex-direction: column;
  gap: 0.2rem;
  min-width: 22rem;
`;

const Head = styled.span`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.4rem 0.8rem;
`;

/** Wide screens: most urgent first, the overdue row alone has the filled button. */
export const InboxTable = ({ rows, label, timeZone, now, several, selected, onSelect, pathOf }: Listed) => {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const signable = rows.filter(({ act }) => act === 'sign');
  const chosen = signable.filter((row) => selected.has(keyOf(row)));
  const overdue = (row: InboxRow) => row.limit?.level === 'past' && row.act !== 'view';
  return (
    <DataTable
      label={label}
      mark={
        signable.length === 0 ? undefined : (
          <SelectMark
            label={t('inbox.select.all')}
            checked={chosen.length === signable.length}
            some={chosen.length > 0}
            onChange={(on) => onSelect(signable, on)}
          />
        )
      }
      head={[t('inbox.head.title'), t('inbox.head.progress'), t('inbox.head.limit'), t('inbox.head.act')]}
    >
      {rows.map((row) => {
        const title = inboxTitle(row, words);
        const act = inboxActName(row, words);
        const on = selected.has(keyOf(row));
        return (
          <Line key={keyOf(row)} $on={on}>
            {signable.length === 0 ? null : (
              <td>
                {row.act === 'sign' ? (
                  <SelectMark label={t('inbox.select.one', { title })} checked={on} onChange={(next) => onSelect([row], next)} />
                ) : null}
              </td>
            )}
            <th scope="row">
              <Titles>
                <Head>
                  {row.returned ? <StatusChip status="returned" /> : null}
                  {several && row.locale !== '' ? <Chip tone="neutral">{row.locale}</Chip> : null}
                  {row.titleHidden ? (
                    <Text $size={16} $bold>
                      {title}
                    </Text>
                  ) : (
                    <NameLink $quiet to={pathOf(row)} state={{ rows: [row] }}>
                      {title}
                    </NameLink>
                  )}
                </Head>
                <Muted>{inboxPlace(row, words)}</Muted>
              </Titles>
            </th>
            <td>{row.stage === 'draft' ? <StatusChip status="draft" /> : <StageDots stage={row.stage} />}</td>
            <td>
              <TimeLimit limit={inboxLimit(row, words, timeZone, now)} />
            </td>
            <td>
              <BigButton
                type="button"
                variant={overdue(row) ? 'default' : row.act === 'view' ? 'tertiary' : 'secondary'}
                aria-label={t('inbox.act.of', { act, title })}
                onClick={() => void navigate(pathOf(row), { state: { rows: [row] } })}
              >
                {act}
              </BigButton>
            </td>
          </Line>
        );
      })}
    </DataTable>
  );
};
