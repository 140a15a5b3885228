import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useGetCasesQuery } from '../../../api/cases';
import { BigButton, WordButton } from '../../../components/BigButton';
import { Card, CardPad } from '../../../components/Card';
import { CountTabs } from '../../../components/CountTabs';
import { Loaded } from '../../../components/Loaded';
import { PageFrame } from '../../../components/PageFrame';
import { Pager } from '../../../components/Pager';
import { SelectBox } from '../../../components/SelectBox';
import { Text } from '../../../components/Text';
import { useAddress } from '../../../hooks/useAddress';
import { useWords } from '../../../hooks/useWords';
import { PERMISSIONS } from '../../../permissions';
import { CASE_LOOKS, KINDS } from '../../../utils/cases';
import { oneOf } from '../../../utils/keys';
import { AUDIT } from '../paths';
import { CaseDialog } from './CaseDialog';
import { CaseRows } from './CaseRows';
import type { Chosen } from './chosen';
import { CorrectDialog } from './CorrectDialog';
import { DecideDialog } from './DecideDialog';
import { RecordDialog } from './RecordDialog';

const PAGE = 20;
const LIST = 'three-review-cases';

const Bar = styled.div`
  padding: 0 2rem;

  @media (max-width: 767px) {
    display: flex;
    padding: 0 1.6rem;
  }
`;

const Acting = ({
  chosen: { one, act },
  on,
  timeZone,
  onClose,
}: {
  readonly chosen: Chosen;
  readonly on: string;
  readonly timeZone: string;
  readonly onClose: () => void;
}) => {
  if (act === 'look') return <CaseDialog one={one} on={on} timeZone={timeZone} onClose={onClose} />;
  if (act === 'correct') return <CorrectDialog one={one} on={on} onClose={onClose} />;
  return <DecideDialog one={one} act={act} onClose={onClose} />;
};

const Register = () => {
  const { t } = useWords();
  const { get, page, ask, turn } = useAddress();
  const state = oneOf(CASE_LOOKS, get('state')) ?? '';
  const kind = oneOf(KINDS, get('kind')) ?? '';
  const asked = useGetCasesQuery({ state, kind, page: page(), pageSize: PAGE });
  const { data, isFetching } = asked;
  const [recording, setRecording] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const counts = data?.meta.counts;
  const filtered = state !== '' || kind !== '';
  const none = (
    <>
      <Text as="p">{t(filtered ? 'cases.noneMet' : 'cases.none')}</Text>
      {filtered ? (
        <WordButton type="button" onClick={() => ask({ state: '', kind: '' })}>
          {t('columns.clear')}
        </WordButton>
      ) : null}
    </>
  );
  const countOf = (id: string): number | null => counts?.[id] ?? null;
  return (
    <PageFrame
      title={t('cases.title')}
      subtitle={t('cases.text')}
      back={{ to: AUDIT, label: t('audit.title') }}
      busy={isFetching}
      actions={
        data ? (
          <BigButton type="button" onClick={() => setRecording(true)}>
            {t('cases.record')}
          </BigButton>
        ) : null
      }
    >
      <CountTabs
        label={t('cases.byState')}
        controls={LIST}
        selected={state}
        tabs={[
          { id: '', name: t('cases.all'), count: countOf('all') },
          ...(Object.keys(CASE_LOOKS) as (keyof typeof CASE_LOOKS)[]).map((id) => ({
            id,
            name: t(CASE_LOOKS[id].name),
            count: countOf(id),
            alarm: id === 'confirmed',
          })),
        ]}
        onSelect={(next) => ask({ state: next })}
      />
      <div id={LIST} role="tabpanel" aria-label={t('cases.list')} aria-busy={isFetching}>
        <Card title={t('cases.list')} flush>
          <Bar>
            <SelectBox
              label={t('case.kind')}
              value={kind}
              options={[
                { value: '', label: t('filter.all') },
                ...Object.entries(KINDS).map(([value, name]) => ({ value, label: t(name) })),
              ]}
              onChange={(next) => ask({ kind: next })}
            />
          </Bar>
          <Loaded asked={asked} rows={6} none={({ data: rows }) => (rows.length === 0 ? none : null)} inset>
            {({ data: rows, meta }) => (
              <>
                <CaseRows rows={rows} on={meta.on} onChoose={setChosen} />
                <CardPad>
                  <Pager page={page()} pageSize={PAGE} total={meta.pagination.total} onPage={turn} />
                </CardPad>
              </>
            )}
          </Loaded>
        </Card>
      </div>
      {recording && data ? <RecordDialog on={data.meta.on} onClose={() => setRecording(false)} /> : null}
      {chosen && data ? <Acting chosen={chosen} on={data.meta.on} timeZone={data.meta.timeZone} onClose={() => setChosen(null)} /> : null}
    </PageFrame>
  );
};

/** 问题登记 (A9.2): what fails a site at once, and what became of it. For those with the right alone: the text of a leak is one itself. */
export const CasesPage = () => (
  <Page.Protect permissions={PERMISSIONS.cases}>
    <Register />
  </Page.Protect>
);
