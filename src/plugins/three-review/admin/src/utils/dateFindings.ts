import type { DATE_FINDINGS } from '../../../core/audit';
import type { TimelinessRow } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import { shortDay } from './dayWords';
import { oneOf, type MessageKey } from './keys';

const FINDINGS: Readonly<Record<(typeof DATE_FINDINGS)[number], MessageKey>> = {
  event_after_publication: 'finding.event_after_publication',
  displayed_before_first: 'finding.displayed_before_first',
  displayed_after_publication: 'finding.displayed_after_publication',
  displayed_moved: 'finding.displayed_moved',
};

const day = (value: unknown, on: string): string => (typeof value === 'string' ? shortDay(value, on) : '—');

/** Which date contradicts which (伪造发稿日期): a question for a person, worded as one. */
export const findingText = ({ code, data }: Pick<TimelinessRow['findings'][number], 'code' | 'data'>, { t }: Words, on: string): string => {
  const known = oneOf(FINDINGS, code);
  return known ? t(FINDINGS[known], { stated: day(data.stated, on), recorded: day(data.recorded, on) }) : code;
};
