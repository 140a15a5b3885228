import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { SiteVeto } from '../../../../../shared/contracts';
import { VetoMeter } from '../../../charts/VetoMeter';
import { LookChip } from '../../../components/LookChip';
import { Muted, Text } from '../../../components/Text';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { LEVELS } from '../../../utils/standings';
import { quoted, vetoDistance, vetoOf, vetoRemark } from '../../../utils/vetoes';
import { auditPath } from '../paths';

const Card = styled.li<{ readonly $alarm: boolean }>`
  display: grid;
  grid-template-areas: 'name' 'count' 'meter' 'chip' 'words';
  grid-template-rows: 1fr auto auto auto auto;
  gap: 0.8rem;
  min-width: 0;
  padding: 1.6rem;
  border: 1px solid ${({ theme, $alarm }) => ($alarm ? theme.colors.danger600 : theme.colors.neutral150)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme, $alarm }) => ($alarm ? `inset 0 0 0 1px ${theme.colors.danger600}` : theme.shadows.tableShadow)};

  @media (max-width: 767px) {
    grid-template-areas: 'name count' 'meter meter' 'words chip';
    grid-template-columns: minmax(0, 1fr) auto;
    grid-template-rows: none;
    align-items: center;
    padding: 1.4rem 0;
    border: none;
    border-radius: 0;
    box-shadow: none;

    &:not(:last-child) {
      border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    }
  }
`;

const Name = styled.h3`
  grid-area: name;
  font-size: 1.5rem;
  font-weight: 600;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};

  /* A line ends where an enumeration pauses, not in the middle of a word. */
  span {
    display: inline-block;
  }
`;

const Words = styled(Text).attrs({ as: 'p', $size: 14 })`
  text-wrap: balance;
`;

const Count = styled.p<{ readonly $alarm: boolean }>`
  grid-area: count;
  white-space: nowrap;

  strong {
    font-size: 2.8rem;
    font-weight: 700;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
    color: ${({ theme, $alarm }) => ($alarm ? theme.colors.danger700 : theme.colors.neutral800)};
  }

  @media (max-width: 767px) {
    text-align: end;

    strong {
      font-size: 2rem;
    }
  }
`;

const Place = styled.div<{ readonly $area: string }>`
  grid-area: ${({ $area }) => $area};
  min-width: 0;
`;

const CasesLink = styled(Link)`
  display: inline-flex;
  align-items: center;
  min-height: 3.2rem;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.primary700};

  @media (max-width: 767px) {
    min-height: 4.4rem;
  }
`;

const NAMED = 2;

/** One veto: how many, of how many, in words, and on a meter with as many boxes as it takes. */
export const VetoCard = ({ veto }: { readonly veto: SiteVeto }) => {
  const words = useWords();
  const { t, pick, list } = words;
  const rights = useAuditRights();
  const remark = vetoRemark(veto, words);
  const alarm = veto.level === 'near' || veto.level === 'vetoed';
  const named = veto.columns.slice(0, NAMED).map(({ name }) => quoted(t, name));
  const names = veto.columns.length > NAMED ? t('veto.named', { names: list(named), count: veto.columns.length }) : list(named);
  return (
    <Card $alarm={alarm}>
      <Name>
        {pick(veto.name)
          .split(/(?<=、)/)
          .map((part) => (
            <span key={part}>{part}</span>
          ))}
      </Name>
      <Count $alarm={alarm}>
        <strong>{veto.count ?? '—'}</strong> <Muted>{vetoOf(veto, t)}</Muted>
      </Count>
      <Place $area="meter">
        <VetoMeter veto={veto} />
      </Place>
      <Place $area="chip">
        <LookChip look={LEVELS[veto.level]} />
      </Place>
      <Place $area="words">
        <Words>{vetoDistance(veto, words)}</Words>
        {remark ? <Muted as="p">{remark}</Muted> : null}
        {names ? <Muted as="p">{names}</Muted> : null}
        {veto.unit === 'cases' && rights.cases ? <CasesLink to={auditPath.cases}>{t('cases.link')}</CasesLink> : null}
      </Place>
    </Card>
  );
};
