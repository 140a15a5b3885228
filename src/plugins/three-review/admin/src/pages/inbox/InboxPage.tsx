import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import type { InboxBox, InboxRow } from '../../../../shared/contracts';
import { useGetInboxQuery } from '../../api/inbox';
import { WordButton } from '../../components/BigButton';
import { Surface } from '../../components/Card';
import { CountTabs } from '../../components/CountTabs';
import { Loaded } from '../../components/Loaded';
import { PageFrame } from '../../components/PageFrame';
import { Pager } from '../../components/Pager';
import { SelectBox } from '../../components/SelectBox';
import { Muted, Text } from '../../components/Text';
import { useAddress } from '../../hooks/useAddress';
import { useNarrow } from '../../hooks/useNarrow';
import { useWords } from '../../hooks/useWords';
import { postsText } from '../../utils/inbox';
import { oneOf } from '../../utils/keys';
import { FILTERS, InboxFilters } from './InboxFilters';
import { InboxList } from './InboxList';
import { keyOf, turnPath } from './paths';
import { SelectionBar } from './SelectionBar';

const NONE = {
  to_sign: 'inbox.none.to_sign',
  returned: 'inbox.none.returned',
  approved: 'inbox.none.approved',
  mine: 'inbox.none.mine',
  overdue: 'inbox.none.overdue',
} as const;
const BOXES: readonly InboxBox[] = ['to_sign', 'returned', 'approved', 'mine', 'overdue'];
const SIZES = [20, 50, 100];
/** ms between two looks at what has come meanwhile. */
const LOOK = 60_000;

const Panel = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 4px;
  }
`;

const Foot = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 1.2rem;

  > :first-child {
    flex: 1 1 30rem;
  }
`;

const Quiet = styled(Surface)`
  padding: 2rem;
`;

/** 我的待办: what this person can act on now, most urgent first. What is asked for stands in the address. */
export const InboxPage = () => {
  const words = useWords();
  const { t } = words;
  const narrow = useNarrow();
  const navigate = useNavigate();
  const address = useAddress();
  const { get, page, ask, turn } = address;
  const box = oneOf(NONE, get('box')) ?? 'to_sign';
  const pageSize = Number(get('pageSize')) || SIZES[0];
  const asked = useGetInboxQuery(
    {
      box,
      sort: get('sort'),
      unit: get('unit'),
      column: get('column'),
      stage: get('stage'),
      age: get('age'),
      _q: get('q'),
      page: page(),
      pageSize,
    },
    { pollingInterval: LOOK, refetchOnMountOrArgChange: true }
  );
  const [selected, setSelected] = useState<ReadonlyMap<string, InboxRow>>(new Map());
  const panel = useRef<HTMLDivElement>(null);
  const meta = asked.data?.meta;
  const filtered = get('q') !== '' || FILTERS.some((key) => get(key) !== '');

  // Another box holds other documents: nothing stays selected that is not to be seen.
  useEffect(() => setSelected(new Map()), [box]);
  const select = (rows: readonly InboxRow[], on: boolean) =>
    setSelected((held) => {
      const next = new Map(held);
      for (const row of rows) {
        if (on) next.set(keyOf(row), row);
        else next.delete(keyOf(row));
      }
      return next;
    });
  const toPage = (to: number) => {
    turn(to);
    panel.current?.focus();
  };
  const clear = () => ask(Object.fromEntries(['q', ...FILTERS].map((key) => [key, ''])));

  const none = () => (
    <Quiet>
      <Text as="p" $size={16}>
        {t(filtered ? 'inbox.filtered' : NONE[box])}
      </Text>
      {filtered ? (
        <WordButton type="button" onClick={clear}>
          {t('inbox.clear')}
        </WordButton>
      ) : null}
    </Quiet>
  );

  const overdue = meta?.counts.overdue ?? 0;
  return (
    <PageFrame
      title={t('inbox.title')}
      tab={meta && meta.counts.to_sign > 0 ? t('inbox.tab', { count: meta.counts.to_sign }) : undefined}
      subtitle={
        meta
          ? [postsText(meta, words), narrow && overdue > 0 ? t('inbox.overdue', { count: overdue }) : ''].filter(Boolean).join(' · ')
          : undefined
      }
      busy={asked.isFetching}
    >
      <CountTabs
        look="line"
        label={t('inbox.title')}
        tabs={BOXES.map((id) => ({ id, name: t(`inbox.box.${id}`), count: meta?.counts[id] ?? null, alarm: id === 'overdue' }))}
        selected={box}
        controls="three-review-inbox"
        onSelect={(id) => ask({ box: id === 'to_sign' ? '' : id })}
      />
      <InboxFilters address={address} />
      <Panel
        ref={panel}
        id="three-review-inbox"
        role="tabpanel"
        tabIndex={-1}
        aria-label={t(`inbox.box.${box}`)}
        aria-busy={asked.isFetching}
      >
        <Loaded asked={asked} rows={6} none={({ data }) => (data.length === 0 ? none() : null)}>
          {({ data, meta: { pagination }, meta: shown }) => (
            <>
              <InboxList rows={data} meta={shown} label={t(`inbox.box.${box}`)} selected={selected} onSelect={select} />
              <Foot>
                <Pager page={pagination.page} pageSize={pagination.pageSize} total={pagination.total} onPage={toPage} />
                <SelectBox
                  label={t('inbox.pageSize')}
                  value={String(pageSize)}
                  options={SIZES.map((count) => ({ value: String(count), label: t('inbox.pageSize.rows', { count }) }))}
                  onChange={(size) => ask({ pageSize: size === String(SIZES[0]) ? '' : size })}
                />
              </Foot>
              {data.some(({ limit }) => limit !== null) ? (
                <Muted as="p">{t('inbox.rule', { clause: t('clause', { article: words.clause('A9.2') }) })}</Muted>
              ) : null}
            </>
          )}
        </Loaded>
      </Panel>
      {!narrow && selected.size > 0 ? (
        <SelectionBar
          count={selected.size}
          onClear={() => setSelected(new Map())}
          onTurn={() => void navigate(turnPath([...selected.values()]), { state: { rows: [...selected.values()] } })}
        />
      ) : null}
    </PageFrame>
  );
};
