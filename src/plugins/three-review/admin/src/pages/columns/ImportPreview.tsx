import type { ImportPreview as Preview } from '../../../../shared/contracts';
import { DataTable } from '../../components/DataTable';
import { Notice } from '../../components/Notice';
import { Text } from '../../components/Text';
import { useWords } from '../../hooks/useWords';

/** What was passed over: heads that the sheet does not speak of. */
const Remarks = ({ remarks }: { readonly remarks: Preview['remarks'] }) => {
  const { t, pick } = useWords();
  if (remarks.length === 0) return null;
  return (
    <Notice tone="warning" title={t('import.remarks', { count: remarks.length })}>
      {remarks.map((remark, i) => (
        <Text as="p" key={i}>
          {pick(remark.message)}
        </Text>
      ))}
    </Notice>
  );
};

/** What a sheet would do: every fault by row and cell, else what would be new and what would change. */
export const ImportPreview = ({ preview }: { readonly preview: Preview }) => {
  const { t, pick, list } = useWords();
  const { faults, remarks, create, update, unchanged, rows } = preview;
  if (faults.length > 0) {
    return (
      <>
        <Notice tone="danger" title={t('import.faults', { count: faults.length })} alert>
          <Text as="p">{t('import.faults.text')}</Text>
        </Notice>
        <DataTable label={t('import.faults', { count: faults.length })} head={[t('head.row'), t('head.cell'), t('head.fault')]}>
          {faults.map((fault, i) => (
            <tr key={i}>
              <th scope="row" style={{ whiteSpace: 'nowrap' }}>
                {fault.row === null ? t('import.wholeFile') : t('import.row', { row: fault.row })}
              </th>
              <td>{fault.cell ?? '—'}</td>
              <td>{pick(fault.message)}</td>
            </tr>
          ))}
        </DataTable>
        <Remarks remarks={remarks} />
      </>
    );
  }
  if (create.length + update.length === 0) {
    return (
      <>
        <Notice tone="success" title={t('import.same', { rows })} />
        <Remarks remarks={remarks} />
      </>
    );
  }
  return (
    <>
      <Notice tone="success" title={t('import.good', { rows })}>
        <Text as="p">{t('import.summary', { create: create.length, update: update.length, unchanged })}</Text>
      </Notice>
      {create.length > 0 ? <Text as="p">{t('colon', { label: t('import.create'), value: list(create) })}</Text> : null}
      {update.length > 0 ? (
        <DataTable label={t('import.update')} head={[t('head.column'), t('head.changes')]}>
          {update.map(({ name, changes }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{list(changes)}</td>
            </tr>
          ))}
        </DataTable>
      ) : null}
      <Remarks remarks={remarks} />
    </>
  );
};
