import sumBy from 'lodash/sumBy';
import { styled } from 'styled-components';
import type { SiteOut } from '../../../../../shared/contracts';
import { WordButton } from '../../../components/BigButton';
import { Card, Sides } from '../../../components/Card';
import { Muted, Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';
import { StateChip } from '../steps/step';
import { dayOfTrial, trialDays } from './days';
import { reasonWord } from './reasons';

const Figure = styled.p`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.8rem;

  > :first-child {
    font-size: 3.6rem;
    font-weight: 700;
    line-height: 1.2;
  }
`;

const Bars = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 1rem;
  list-style: none;
`;

const Track = styled.div`
  height: 0.9rem;
  margin-top: 0.2rem;
  border-radius: 1px;
  background: ${({ theme }) => theme.colors.neutral150};
`;

const Bar = styled.div<{ readonly $rate: number }>`
  width: ${({ $rate }) => Math.max(1, Math.round($rate * 100))}%;
  height: 100%;
  border-radius: 1px;
  background: ${({ theme }) => theme.colors.warning600};
`;

interface TrialCardProps {
  readonly site: SiteOut;
  readonly timeZone: string;
  readonly onEach: () => void;
}

/** What the trial run has put down: how many would have been refused, and why; each counts once, under its first reason. */
export const TrialCard = ({ site, timeZone, onEach }: TrialCardProps) => {
  const words = useWords();
  const { t } = words;
  const { refused, publications, notJudged, reasons } = site.trial;
  const days = trialDays(site, Date.now(), timeZone);
  const most = Math.max(1, ...reasons.map(({ count }) => count));
  // Codes that are worded alike are one reason for a reader.
  const worded = [...new Set(reasons.map(({ code }) => reasonWord(words, code)))].map((word) => ({
    word,
    count: sumBy(
      reasons.filter(({ code }) => reasonWord(words, code) === word),
      'count'
    ),
  }));
  const trial = site.mode === 'trial';
  return (
    <Card
      title={t('setup.trial.title')}
      action={<StateChip tone={trial ? 'primary' : 'neutral'}>{t(trial ? 'setup.trial.chip' : 'setup.trial.over')}</StateChip>}
    >
      {refused === 0 ? (
        <Text as="p">{t('setup.trial.none', { days: dayOfTrial(site, Date.now(), timeZone) })}</Text>
      ) : (
        <Figure>
          <Text>{refused}</Text>
          <Text $size={16}>{t('setup.trial.refused', { count: refused })}</Text>
        </Figure>
      )}
      {days ? (
        <Muted as="p">
          {t(days.from === days.to ? 'setup.trial.day' : 'setup.trial.range', {
            from: longDay(t, days.from, days.to),
            to: longDay(t, days.to, days.to),
            count: publications,
          })}
        </Muted>
      ) : null}
      {worded.length > 0 ? (
        <Bars>
          {worded.map(({ word, count }) => (
            <li key={word}>
              <Sides>
                <Text>{word}</Text>
                <Text $bold>{t('setup.trial.times', { count })}</Text>
              </Sides>
              <Track aria-hidden>
                <Bar $rate={Math.min(1, count / most)} />
              </Track>
            </li>
          ))}
        </Bars>
      ) : null}
      {refused > 0 ? (
        <WordButton type="button" onClick={onEach}>
          {t('setup.trial.each', { count: refused })}
        </WordButton>
      ) : null}
      {notJudged > 0 ? <Muted as="p">{t('setup.trial.notJudged', { count: notJudged })}</Muted> : null}
      {refused > 0 && trial ? <Muted as="p">{t('setup.trial.note')}</Muted> : null}
    </Card>
  );
};
