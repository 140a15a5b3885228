import type { AuditColumnsMeta, SiteVeto } from '../../../../../shared/contracts';
import { useGetSiteQuery, useGetStandingsQuery } from '../../../api/audit';
import { Notice } from '../../../components/Notice';
import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { atRisk } from '../../../utils/standings';
import { columnTally } from '../../../utils/tallies';
import { quoted, vetoCount, vetoDistance } from '../../../utils/vetoes';

const FIRST = 3;

const SERIOUS: Readonly<Record<SiteVeto['level'], number>> = { vetoed: 3, near: 2, watch: 1, fine: 0, unknown: 0 };

/** The veto that is nearest, if one is near. */
const nearest = (vetoes: readonly SiteVeto[]): SiteVeto | undefined =>
  vetoes
    .filter((veto) => SERIOUS[veto.level] >= 2)
    .sort((a, b) => SERIOUS[b.level] - SERIOUS[a.level] || (b.count ?? 0) / b.threshold - (a.count ?? 0) / a.threshold)[0];

/** The first thing read: what is to be done today. */
export const Lead = ({ meta }: { readonly meta: AuditColumnsMeta }) => {
  const words = useWords();
  const { t, pick, list } = words;
  const { data: site } = useGetSiteQuery();
  const { data: urgent } = useGetStandingsQuery({ sort: 'urgency', pageSize: FIRST });
  const { counts } = meta;
  const { overdue, empty, soon, pending } = columnTally(counts);
  const veto = site ? nearest(site.vetoes) : undefined;
  if (!veto && overdue + empty + soon === 0) {
    return (
      <Notice tone="success" title={t('lead.fine')}>
        <Text as="p">{t('lead.fine.text', { pending })}</Text>
      </Notice>
    );
  }
  const first = site && site.first.length > 0 ? site.first : (urgent?.data ?? []).filter(atRisk);
  const parts = list([
    ...(overdue > 0 ? [t('lead.over', { count: overdue })] : []),
    ...(empty > 0 ? [t('lead.empty', { count: empty })] : []),
    ...(soon > 0 ? [t('lead.soon', { count: soon })] : []),
  ]);
  const names = list(first.slice(0, FIRST).map(({ name }) => quoted(t, name)));
  return (
    <Notice
      tone={veto || overdue + empty > 0 ? 'danger' : 'warning'}
      title={veto ? t('colon', { label: pick(veto.name), value: vetoCount(veto, t) }) : t('lead.todo', { parts })}
    >
      <Text as="p">
        {veto ? vetoDistance(veto, words) : ''}
        {names ? t('lead.first', { names }) : ''}
        {veto && parts ? t('lead.counts', { parts }) : ''}
      </Text>
    </Notice>
  );
};
