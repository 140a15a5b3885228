import { useGetTimelinessQuery } from '../../../api/audit';
import { Card } from '../../../components/Card';
import { Pager } from '../../../components/Pager';
import { Muted, Text } from '../../../components/Text';
import { WordButton } from '../../../components/BigButton';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import type { Address } from '../../../hooks/useAddress';
import { useWords } from '../../../hooks/useWords';
import { Filters } from './Filters';
import { askedOf, PAGE, RANGES, SHOWN, SORTS } from './asked';
import { Pad } from './parts';
import { PublishedRows } from './PublishedRows';

/** What was published in the range, how many days after its event, and what its dates contradict (伪造发稿日期). */
export const Published = ({ address }: { readonly address: Address }) => {
  const { t } = useWords();
  const { data, error, refetch } = useGetTimelinessQuery(askedOf(address));
  const { get, ask, page } = address;
  const rows = data?.data ?? [];
  const filtered = get('show') !== '' || get('unit') !== '';
  return (
    <Card title={t('timeliness.published')} flush>
      <Filters
        address={address}
        page="page"
        choices={[
          { key: 'show', label: t('timeliness.show'), options: SHOWN, usual: 'all' },
          { key: 'range', label: t('timeliness.range'), options: RANGES, usual: 'quarter' },
          { key: 'sort', label: t('filter.sort'), options: SORTS, usual: 'days' },
        ]}
        units
      />
      {error ? (
        <Pad>
          <LoadFailure error={error} retry={() => void refetch()} />
        </Pad>
      ) : null}
      {!data && !error ? (
        <Pad>
          <GreyRows rows={8} />
        </Pad>
      ) : null}
      {data && rows.length === 0 ? (
        <Pad>
          <Text as="p">
            {t(get('show') === 'findings' ? 'timeliness.noFindings' : filtered ? 'timeliness.noneMet' : 'timeliness.none')}
          </Text>
          {filtered ? (
            <WordButton type="button" onClick={() => ask({ show: '', unit: '' })}>
              {t('columns.clear')}
            </WordButton>
          ) : null}
        </Pad>
      ) : null}
      {data && rows.length > 0 ? (
        <>
          <PublishedRows rows={rows} on={data.meta.on} />
          <Pad>
            {rows.some(({ findings }) => findings.some(({ open }) => open)) ? <Muted as="p">{t('timeliness.question')}</Muted> : null}
            <Pager
              page={page()}
              pageSize={PAGE}
              total={data.meta.pagination.total}
              onPage={(next) => ask({ page: next === 1 ? '' : String(next) })}
            />
          </Pad>
        </>
      ) : null}
    </Card>
  );
};
