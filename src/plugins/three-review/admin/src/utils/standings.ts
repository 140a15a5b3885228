import { Calendar, CheckCircle, Clock, CrossCircle, MinusCircle, WarningCircle } from '@strapi/icons';
import type { ColumnStanding, SiteVeto, StandingOut, VerdictOut } from '../../../shared/contracts';
import type { Tone } from '../components/tones';
import type { Words } from '../hooks/useWords';
import { longDay, periodName } from './dayWords';
import type { MessageKey } from './keys';

export interface Look {
  readonly tone: Tone;
  readonly icon: typeof Clock;
  readonly name: MessageKey;
}

const GOOD = { tone: 'success', icon: CheckCircle } as const;
const OPEN = { tone: 'secondary', icon: Clock } as const;
const SOON = { tone: 'warning', icon: WarningCircle } as const;
const BAD = { tone: 'danger', icon: CrossCircle } as const;
const UNSURE = { tone: 'warning', icon: Calendar } as const;
const EXCUSED = { tone: 'neutral', icon: Calendar } as const;
const ASIDE = { tone: 'neutral', icon: MinusCircle } as const;

/** How a column stands: never colour alone. In the order of the tabs. */
export const STANDINGS: Readonly<Record<StandingOut, Look>> = {
  overdue: { ...BAD, name: 'standing.overdue' },
  empty: { ...BAD, name: 'standing.empty' },
  due_soon: { ...SOON, name: 'standing.due_soon' },
  pending: { ...OPEN, name: 'standing.pending' },
  calendar_unknown: { ...UNSURE, name: 'standing.calendar_unknown' },
  met: { ...GOOD, name: 'standing.met' },
  excused: { ...EXCUSED, name: 'standing.excused' },
  suspended: { ...ASIDE, name: 'standing.suspended' },
  exempt: { ...ASIDE, name: 'standing.exempt' },
};

/** What there is to do today: late, or late soon. */
export const atRisk = ({ standing }: Pick<ColumnStanding, 'standing'>): boolean =>
  standing === 'overdue' || standing === 'empty' || standing === 'due_soon';

export const VERDICTS: Readonly<Record<VerdictOut, Look>> = {
  met: { ...GOOD, name: 'verdict.met' },
  pending: { ...OPEN, name: 'verdict.pending' },
  due_soon: { ...SOON, name: 'verdict.due_soon' },
  missed: { ...BAD, name: 'verdict.missed' },
  excused: { ...EXCUSED, name: 'verdict.excused' },
  exempt: { ...ASIDE, name: 'verdict.exempt' },
  not_applicable: { ...ASIDE, name: 'verdict.not_applicable' },
  calendar_unknown: { ...UNSURE, name: 'verdict.calendar_unknown' },
};

export const LEVELS: Readonly<Record<SiteVeto['level'], Look>> = {
  fine: { ...GOOD, name: 'level.fine' },
  watch: { ...SOON, name: 'level.watch' },
  near: { ...BAD, name: 'level.near' },
  vetoed: { ...BAD, name: 'level.vetoed' },
  unknown: { ...ASIDE, name: 'level.unknown' },
};

/** How urgent, in words and weight. */
export interface Limit {
  readonly tone: 'plain' | 'bold' | 'over' | 'none';
  readonly text: string;
  readonly sub: string;
}

/** 今天到期 · 剩 2 天 */
export const daysLeftText = (t: Words['t'], days: number): string => t('limit.left', { days });

const missing = (column: ColumnStanding): number => Math.max(0, (column.required ?? 0) - column.counted);

/** The time limit of a column as its row tells it: what is due, by when, or since when it is overdue. */
export const limitOf = (column: ColumnStanding, words: Words, on: string): Limit => {
  const { t, clause } = words;
  const { period } = column;
  const by = period ? t('limit.by', { day: longDay(t, period.to, on) }) : '';
  const lacks = period ? t('limit.lacks', { period: periodName(t, period, on), count: missing(column) }) : '';
  switch (column.standing) {
    case 'overdue':
    case 'empty': {
      const text = column.daysOverdue === null ? t('limit.never') : t('limit.over', { days: column.daysOverdue });
      if (column.standing === 'empty') return { tone: 'over', text, sub: t('limit.empty') };
      const { frequency } = column;
      return { tone: 'over', text, sub: frequency.kind === 'gap' ? t('limit.gap', { days: frequency.days }) : lacks };
    }
    case 'due_soon':
      return { tone: 'bold', text: daysLeftText(t, column.daysLeft ?? 0), sub: by };
    case 'pending':
      return { tone: 'plain', text: daysLeftText(t, column.daysLeft ?? 0), sub: by };
    case 'met':
      return {
        tone: 'none',
        text: t('limit.updated', { count: column.counted }),
        sub: period ? t('limit.until', { day: longDay(t, period.to, on) }) : '',
      };
    case 'excused':
      return { tone: 'none', text: t('limit.excused'), sub: period ? t('limit.until', { day: longDay(t, period.to, on) }) : '' };
    case 'calendar_unknown':
      return { tone: 'none', text: '—', sub: t('limit.calendar', { year: (period?.to ?? on).slice(0, 4) }) };
    case 'suspended':
      return { tone: 'none', text: '—', sub: t('limit.suspended') };
    case 'exempt':
      return { tone: 'none', text: '—', sub: t('limit.exempt', { clause: clause(column.article) }) };
  }
};
