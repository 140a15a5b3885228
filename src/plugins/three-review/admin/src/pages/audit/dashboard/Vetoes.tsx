import { useState } from 'react';
import { styled } from 'styled-components';
import { useGetSiteQuery } from '../../../api/audit';
import { WordButton } from '../../../components/BigButton';
import { CardTitle, Surface } from '../../../components/Card';
import { Muted } from '../../../components/Text';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useWords } from '../../../hooks/useWords';
import { FirstDialog } from '../dialogs/FirstDialog';
import { VetoCard } from './VetoCard';

const Section = styled.section`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;

  @media (max-width: 767px) {
    padding: 1.6rem;
    border: 1px solid ${({ theme }) => theme.colors.neutral150};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral0};
  }
`;

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.4rem 1.6rem;
`;

const Titles = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.2rem 1.2rem;
`;

const Grid = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr));
  gap: 1.2rem;
  list-style: none;

  @media (max-width: 767px) {
    grid-template-columns: 1fr;
    gap: 0;
  }
`;

const Place = styled(Surface).attrs({ as: 'div' })`
  padding: 2rem;
`;

/** How far each veto of the national inspection is, and what moves the site away from it. */
export const Vetoes = () => {
  const { t, pick } = useWords();
  const { data: site, error, refetch, isLoading } = useGetSiteQuery();
  const [open, setOpen] = useState(false);
  return (
    <Section aria-labelledby="three-review-vetoes">
      <Head>
        <Titles>
          <CardTitle id="three-review-vetoes">{t('veto.title')}</CardTitle>
          {site ? <Muted>{t('clause', { article: pick(site.source) })}</Muted> : null}
        </Titles>
        {site && site.first.length > 0 ? (
          <WordButton type="button" onClick={() => setOpen(true)}>
            {t('veto.first')}
          </WordButton>
        ) : null}
      </Head>
      <LoadFailure error={error} retry={() => void refetch()} />
      {isLoading ? (
        <Place>
          <GreyRows rows={3} />
        </Place>
      ) : null}
      {site ? (
        <Grid>
          {site.vetoes.map((veto) => (
            <VetoCard key={veto.id} veto={veto} />
          ))}
        </Grid>
      ) : null}
      {open && site ? <FirstDialog site={site} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
};
