import { CheckCircle, CrossCircle, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { SiteVeto } from '../../../shared/contracts';
import { useGetSiteQuery } from '../api/audit';
import { VetoMeter } from '../charts/VetoMeter';
import { Sides } from '../components/Card';
import { Chip } from '../components/StatusChip';
import { Text } from '../components/Text';
import { GreyRows, LoadFailure } from '../components/Waiting';
import { useNarrow } from '../hooks/useNarrow';
import { useWords } from '../hooks/useWords';
import { vetoTally } from '../utils/tallies';
import { vetoCount } from '../utils/vetoes';
import { Head, Room } from './parts';

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  list-style: none;
`;

const Line = styled(Sides)`
  margin-bottom: 0.4rem;
`;

const SERIOUS: Readonly<Record<SiteVeto['level'], number>> = { vetoed: 4, near: 3, watch: 2, fine: 1, unknown: 0 };

/** How near the site is to failing: the nearest vetoes first. */
export const VetoWidget = () => {
  const { t, pick } = useWords();
  const narrow = useNarrow();
  const { data: site, error, refetch } = useGetSiteQuery();
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!site) return <GreyRows rows={4} />;
  const { vetoed, near } = vetoTally(site.vetoes);
  const shown = [...site.vetoes]
    .sort((a, b) => SERIOUS[b.level] - SERIOUS[a.level] || (b.count ?? 0) / b.threshold - (a.count ?? 0) / a.threshold)
    .slice(0, narrow ? 3 : 4);
  return (
    <Room>
      <Head>
        {vetoed > 0 ? (
          <Chip tone="danger" icon={CrossCircle}>
            {t('widget.vetoed', { count: vetoed })}
          </Chip>
        ) : null}
        {near > 0 ? (
          <Chip tone="warning" icon={WarningCircle}>
            {t('widget.near', { count: near })}
          </Chip>
        ) : null}
        {vetoed + near > 0 ? null : (
          <Chip tone="success" icon={CheckCircle}>
            {t('widget.noneNear')}
          </Chip>
        )}
      </Head>
      <List>
        {shown.map((veto) => (
          <li key={veto.id}>
            <Line>
              <Text>{pick(veto.name)}</Text>
              <Text $bold style={{ whiteSpace: 'nowrap' }}>
                {vetoCount(veto, t)}
              </Text>
            </Line>
            <VetoMeter veto={veto} />
          </li>
        ))}
      </List>
    </Room>
  );
};
