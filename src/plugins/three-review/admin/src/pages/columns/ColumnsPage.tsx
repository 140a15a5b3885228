import { useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ColumnOut } from '../../../../shared/contracts';
import { useGetStandingsQuery } from '../../api/audit';
import { useGetColumnsQuery } from '../../api/columns';
import { downloaded } from '../../api/download';
import { BigButton, WordButton } from '../../components/BigButton';
import { Card } from '../../components/Card';
import { FailureNotice } from '../../components/FailureNotice';
import { PageFrame } from '../../components/PageFrame';
import { Text } from '../../components/Text';
import { GreyRows, LoadFailure } from '../../components/Waiting';
import { useAuditRights } from '../../hooks/useAuditRights';
import { useWords } from '../../hooks/useWords';
import { failureOf, type Failure } from '../../utils/failure';
import { AUDIT } from '../audit/paths';
import { ColumnDialog } from './ColumnDialog';
import { ColumnTree } from './ColumnTree';
import { ImportDialog } from './ImportDialog';
import { RemoveDialog } from './RemoveDialog';
import { TermDialog } from './TermDialog';

const Pad = styled.div`
  padding: 0 2rem 2rem;
`;

const Onward = styled(Link)`
  display: inline-flex;
  align-items: center;
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.primary700};
  text-decoration: none;

  @media (max-width: 767px) {
    min-height: 4.4rem;
  }
`;

type Open =
  { readonly what: 'import' } | { readonly what: 'new' } | { readonly what: 'edit' | 'term' | 'remove'; readonly column: ColumnOut };

/** Columns and their terms; the division sheet in and out. */
export const ColumnsPage = () => {
  const { t } = useWords();
  const rights = useAuditRights();
  const { data: columns, error, refetch } = useGetColumnsQuery();
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
  return (
    <PageFrame
      title={t('settings.columns')}
      subtitle={t('settings.columns.text')}
      under={<Onward to={AUDIT}>{t('audit.title')}</Onward>}
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
      <LoadFailure error={error} retry={() => void refetch()} />
      <FailureNotice failure={failure} />
      <Card title={t('columns.title')} note={columns ? t('columns.count', { count: columns.length }) : undefined} flush>
        {!columns && !error ? (
          <Pad>
            <GreyRows rows={8} />
          </Pad>
        ) : null}
        {columns && columns.length === 0 ? (
          <Pad>
            <Text as="p">{t('columns.empty')}</Text>
            {rights.manage ? (
              <WordButton type="button" onClick={() => setOpen({ what: 'import' })}>
                {t('columns.import')}
              </WordButton>
            ) : null}
          </Pad>
        ) : null}
        {columns && columns.length > 0 ? (
          <ColumnTree
            columns={columns}
            acts={
              rights.manage
                ? {
                    edit: (column) => setOpen({ what: 'edit', column }),
                    term: (column) => setOpen({ what: 'term', column }),
                    remove: (column) => setOpen({ what: 'remove', column }),
                  }
                : null
            }
          />
        ) : null}
      </Card>
      {open?.what === 'import' ? <ImportDialog onClose={close} /> : null}
      {open?.what === 'new' ? <ColumnDialog column={null} columns={columns ?? []} today={today} onClose={close} /> : null}
      {open?.what === 'edit' ? <ColumnDialog column={open.column} columns={columns ?? []} today={today} onClose={close} /> : null}
      {open?.what === 'remove' ? <RemoveDialog column={open.column} term={null} onClose={close} /> : null}
      {open?.what === 'term' ? <TermDialog column={open.column} term={null} on={today} onClose={close} /> : null}
    </PageFrame>
  );
};
