import type { TimelinessAsked } from '../../../api/audit';
import type { Address } from '../../../hooks/useAddress';
import { oneOf, type MessageKey } from '../../../utils/keys';

export const PAGE = 20;

/** Which publications are shown. */
export const SHOWN = { all: 'filter.all', late: 'timeliness.late', findings: 'timeliness.findings' } as const satisfies Record<
  string,
  MessageKey
>;
export const SORTS = { days: 'timeliness.sort.days', newest: 'timeliness.sort.newest' } as const satisfies Record<string, MessageKey>;
/** Of when; the quarter of a year up to today is the server's own range. */
export const RANGES = {
  quarter: 'timeliness.range.quarter',
  year: 'timeliness.range.year',
  last: 'timeliness.range.last',
} as const satisfies Record<string, MessageKey>;

const rangeOf = (range: string): Pick<TimelinessAsked, 'from' | 'to'> => {
  const year = new Date().getFullYear() - (range === 'last' ? 1 : 0);
  if (oneOf(RANGES, range) === null || range === 'quarter') return {};
  return { from: `${String(year)}-01-01`, ...(range === 'last' ? { to: `${String(year)}-12-31` } : {}) };
};

export const askedOf = ({ get, page }: Address): TimelinessAsked => ({
  ...(get('show') === 'late' ? { late: 'true' } : {}),
  ...(get('show') === 'findings' ? { findings: 'true' } : {}),
  unit: get('unit'),
  sort: oneOf(SORTS, get('sort')) ?? 'days',
  ...rangeOf(get('range')),
  page: page(),
  pageSize: PAGE,
});
