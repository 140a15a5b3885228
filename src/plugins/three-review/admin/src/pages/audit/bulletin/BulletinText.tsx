import sum from 'lodash/sum';
import type { ReactNode } from 'react';
import type { Bulletin } from '../../../../../shared/contracts';
import { useWords } from '../../../hooks/useWords';
import { longDay, periodDays, periodName, shortDay } from '../../../utils/dayWords';
import { documentTitle } from '../../../utils/drafts';
import { noteText } from '../../../utils/notes';
import { LEVELS, VERDICTS } from '../../../utils/standings';
import { vetoCount, vetoDistance, vetoRemark } from '../../../utils/vetoes';
import { PaperTable } from './PaperTable';

interface Section {
  readonly name: string;
  readonly body: ReactNode;
}

/** What the bulletin says, part by part; a part without anything to tell says so in a line. */
export const BulletinText = ({ bulletin }: { readonly bulletin: Bulletin }) => {
  const words = useWords();
  const { t, pick, list, clause, ordinal } = words;
  const { units, missed, late, empty, site, issuedOn: on } = bulletin;
  const ranked = [...units].filter(({ total }) => total > 0).sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
  const totals = {
    total: sum(units.map(({ total }) => total)),
    met: sum(units.map(({ met }) => met)),
    missed: sum(units.map((unit) => unit.missed)),
    excused: sum(units.map(({ excused }) => excused)),
  };
  const days = t('paper.days', { from: longDay(t, bulletin.from, on), to: longDay(t, bulletin.to, on) });
  const sections: readonly Section[] = [
    { name: t('paper.whole'), body: <p>{t('paper.totals', { days, ...totals })}</p> },
    {
      name: t('paper.units'),
      body: (
        <PaperTable
          head={[t('head.rank'), t('head.unit'), t('head.due'), t('head.met'), t('head.missed'), t('head.excused'), t('head.rate')]}
          short={[0, 2, 3, 4, 5, 6]}
          rows={ranked.map((one, i) => [
            String(i + 1),
            one.unit.name,
            String(one.total),
            String(one.met),
            String(one.missed),
            String(one.excused),
            one.rate === null ? '—' : t('percent', { rate: Math.round(one.rate * 100) }),
          ])}
          none={t('paper.none')}
        />
      ),
    },
    {
      name: t('paper.missed'),
      body: (
        <PaperTable
          head={[t('head.unit'), t('head.column'), t('head.period'), t('paper.updates'), t('head.verdict'), t('head.why')]}
          short={[2, 3, 4]}
          rows={missed.map((one) => [
            one.unit?.name ?? '—',
            one.columnName,
            `${periodName(t, one.period, on)} ${one.period.unit === 'gap' ? '' : periodDays(one.period, on)}`.trim(),
            one.required === null ? String(one.counted) : `${String(one.counted)} / ${String(one.required)}`,
            t(VERDICTS[one.verdict].name),
            noteText(one, words, on),
          ])}
          none={t('paper.noneMissed')}
        />
      ),
    },
    {
      name: t('paper.late'),
      body: (
        <PaperTable
          head={[t('head.title'), t('head.column'), t('head.unit'), t('head.event'), t('head.published'), t('head.days')]}
          short={[3, 4, 5]}
          rows={late.map((one) => [
            documentTitle(one, t),
            one.column?.name ?? '—',
            one.unit?.name ?? '—',
            one.eventDay === null ? '—' : shortDay(one.eventDay, on),
            shortDay(one.publishedDay, on),
            one.days === null ? '—' : String(one.days),
          ])}
          none={t('paper.noneLate')}
        />
      ),
    },
    {
      name: t('paper.empty'),
      body: (
        <p>
          {empty.length === 0
            ? t('paper.noneEmpty')
            : t('paper.listed', {
                names: list(empty.map((one) => t('person.post', { person: one.name, post: one.unit?.name ?? t('column.noUnit') }))),
              })}
        </p>
      ),
    },
    ...(site
      ? [
          {
            name: t('veto.title'),
            body: (
              <PaperTable
                head={[t('head.veto'), t('head.count'), t('head.standing'), t('head.distance')]}
                short={[1, 2]}
                rows={site.vetoes.map((veto) => [
                  pick(veto.name),
                  vetoCount(veto, t),
                  t(LEVELS[veto.level].name),
                  t('sentences', { first: vetoDistance(veto, words), second: vetoRemark(veto, words) }).trim(),
                ])}
                none={t('paper.none')}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {sections.map(({ name, body }, i) => (
        <section key={name}>
          <h2>{t('sheet.criterion', { number: ordinal(i + 1), name })}</h2>
          {body}
        </section>
      ))}
      <footer>
        <p>{t('clause', { article: list(bulletin.articles.map(clause)) })}</p>
        <p>{t('paper.issued', { day: longDay(t, on, '') })}</p>
      </footer>
    </>
  );
};
