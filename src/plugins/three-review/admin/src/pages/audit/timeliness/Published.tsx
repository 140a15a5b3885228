import { useGetTimelinessQuery } from '../../../api/audit';
import { Card, CardPad } from '../../../components/Card';
import { Loaded } from '../../../components/Loaded';
import { Pager } from '../../../components/Pager';
import { Muted, Text } from '../../../components/Text';
import { WordButton } from '../../../components/BigButton';
import type { Address } from '../../../hooks/useAddress';
import { useWords } from '../../../hooks/useWords';
import { Filters } from './Filters';
import { askedOf, PAGE, RANGES, SHOWN, SORTS } from './asked';
import { PublishedRows } from './PublishedRows';

/** What was published in the range, how many days after its event, and what its dates contradict (伪造发稿日期). */
export const Published = ({ address }: { readonly address: Address }) => {
  const { t } = useWords();
  const asked = useGetTimelinessQuery(askedOf(address));
  const { get, page, ask, turn } = address;
  const filtered = get('show') !== '' || get('unit') !== '';
  const none = (
    <>
      <Text as="p">{t(get('show') === 'findings' ? 'timeliness.noFindings' : filtered ? 'timeliness.noneMet' : 'timeliness.none')}</Text>
      {filtered ? (
        <WordButton type="button" onClick={() => ask({ show: '', unit: '' })}>
          {t('columns.clear')}
        </WordButton>
      ) : null}
    </>
  );
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
      <Loaded asked={asked} rows={8} none={({ data }) => (data.length === 0 ? none : null)} inset>
        {({ data, meta }) => (
          <>
            <PublishedRows rows={data} on={meta.on} />
            <CardPad>
              {data.some(({ findings }) => findings.some(({ open }) => open)) ? <Muted as="p">{t('timeliness.question')}</Muted> : null}
              <Pager page={page()} pageSize={PAGE} total={meta.pagination.total} onPage={turn} />
            </CardPad>
          </>
        )}
      </Loaded>
    </Card>
  );
};
