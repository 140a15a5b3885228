import { useState } from 'react';
import type { TrialRecord } from '../../../../../shared/contracts';
import { useGetTrialQuery } from '../../../api/site';
import { Item, Rows, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { Muted, Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { reasonWord } from './reasons';

const PAGE = 20;

/** Each act that would have been refused, the newest first. */
export const TrialDialog = ({ timeZone, onClose }: { readonly timeZone: string; readonly onClose: () => void }) => {
  const words = useWords();
  const { t, list, when } = words;
  const narrow = useNarrow();
  const [page, setPage] = useState(1);
  const asked = useGetTrialQuery({ page, pageSize: PAGE });
  const title = ({ title: held }: TrialRecord): string => held ?? t('setup.trial.untitled');
  const who = ({ actor }: TrialRecord): string => actor?.name ?? t('setup.trial.machine');
  const why = ({ codes }: TrialRecord): string => list([...new Set(codes.map((code) => reasonWord(words, code)))]);
  const head = ['setup.trial.when', 'setup.trial.document', 'setup.trial.who', 'setup.trial.why'] as const;
  return (
    <Frame title={t('setup.trial.dialog')} width="92rem" onClose={onClose}>
      <Loaded asked={asked} rows={6} none={({ data }) => (data.length === 0 ? t('setup.trial.empty') : null)}>
        {({ data, meta }) => (
          <>
            {narrow ? (
              <Rows>
                {data.map((record) => (
                  <Item key={record.id}>
                    <Text $bold>{title(record)}</Text>
                    <Text>{why(record)}</Text>
                    <Muted>{t('person.post', { person: who(record), post: when(record.at, timeZone) })}</Muted>
                  </Item>
                ))}
              </Rows>
            ) : (
              <DataTable label={t('setup.trial.dialog')} head={head.map((key) => t(key))}>
                {data.map((record) => (
                  <tr key={record.id}>
                    <td>{when(record.at, timeZone)}</td>
                    <th scope="row">
                      <Stack>
                        <Text>{title(record)}</Text>
                      </Stack>
                    </th>
                    <td>{who(record)}</td>
                    <td>{why(record)}</td>
                  </tr>
                ))}
              </DataTable>
            )}
            <Pager page={page} pageSize={PAGE} total={meta.pagination.total} onPage={setPage} />
          </>
        )}
      </Loaded>
    </Frame>
  );
};
