import { useState } from 'react';
import type { ColumnOut } from '../../../../shared/contracts';
import { useGetStandingsQuery } from '../../api/audit';
import { useGetColumnsQuery } from '../../api/columns';
import { downloaded } from '../../api/download';
import { BigButton, WordButton } from '../../components/BigButton';
import { Card } from '../../components/Card';
import { FailureNotice } from '../../components/FailureNotice';
import { MoreLink } from '../../components/Links';
import { Loaded } from '../../components/Loaded';
import { PageFrame } from '../../components/PageFrame';
import { Text } from '../../components/Text';
import { useAuditRights } from '../../hooks/useAuditRights';
import { useWords } from '../../hooks/useWords';
import { failureOf, type Failure } from '../../utils/failure';
import { AUDIT } from '../audit/paths';
import { ColumnDialog } from './ColumnDialog';
import { ColumnTree } from './ColumnTree';
import { ImportDialog } from './ImportDialog';
import { RemoveDialog } from './RemoveDialog';
import { TermDialog } from './TermDialog';

type Open =
  { readonly what: 'import' } | { readonly what: 'new' } | { readonly what: 'edit' | 'term' | 'remove'; readonly column: ColumnOut };

/** Columns and their terms; the division sheet in and out. */
export const ColumnsPage = () => {
  const { t } = useWords();
  const rights = useAuditRights();
  const asked = useGetColumnsQuery();
  const columns = asked.data ?? [];
  const { data: audit } = useGetStandingsQuery({ pageSize: 1 });
  const [open, setOpen] = useState<Open | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const today = audit?.meta.on ?? '';
  const close = () => setOpen(null);
  const save = async () => {
    setFailure(null);
    const { error: cause } = await downloaded('/three-review/columns/export', {}, 'columns.xlsx');
    if (cause !== undefined) setFailure(failureOf(cause));
  };
  const none = (
    <>
      <Text as="p">{t('columns.empty')}</Text>
      {rights.manage ? (
        <WordButton type="button" onClick={() => setOpen({ what: 'import' })}>
          {t('columns.import')}
        </WordButton>
      ) : null}
    </>
  );
  const acts = {
    edit: (column: ColumnOut) => setOpen({ what: 'edit', column }),
    term: (column: ColumnOut) => setOpen({ what: 'term', column }),
    remove: (column: ColumnOut) => setOpen({ what: 'remove', column }),
  };
  return (
    <PageFrame
      title={t('settings.columns')}
      subtitle={t('settings.columns.text')}
      under={<MoreLink to={AUDIT}>{t('audit.title')}</MoreLink>}
      actions={
        <>
          <BigButton type="button" variant="tertiary" onClick={() => void save()}>
            {t('sheet.export')}
          </BigButton>
          {rights.manage ? (
            <>
              <BigButton type="button" variant="secondary" onClick={() => setOpen({ what: 'import' })}>
                {t('columns.import')}
              </BigButton>
              <BigButton type="button" disabled={today === ''} onClick={() => setOpen({ what: 'new' })}>
                {t('columns.new')}
              </BigButton>
            </>
          ) : null}
        </>
      }
    >
      <FailureNotice failure={failure} />
      <Card title={t('columns.title')} note={asked.data ? t('columns.count', { count: columns.length }) : undefined} flush>
        <Loaded asked={asked} rows={8} none={() => (columns.length === 0 ? none : null)} inset>
          {() => <ColumnTree columns={columns} acts={rights.manage ? acts : null} />}
        </Loaded>
      </Card>
      {open?.what === 'import' ? <ImportDialog onClose={close} /> : null}
      {open?.what === 'new' ? <ColumnDialog column={null} columns={columns} today={today} onClose={close} /> : null}
      {open?.what === 'edit' ? <ColumnDialog column={open.column} columns={columns} today={today} onClose={close} /> : null}
      {open?.what === 'remove' ? <RemoveDialog column={open.column} term={null} onClose={close} /> : null}
      {open?.what === 'term' ? <TermDialog column={open.column} term={null} on={today} onClose={close} /> : null}
    </PageFrame>
  );
};
