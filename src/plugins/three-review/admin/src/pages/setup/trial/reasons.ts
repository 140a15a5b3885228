import type { Words } from '../../../hooks/useWords';
import { oneOf, type MessageKey } from '../../../utils/keys';

/** Why something would have been refused, in a few words. */
const REASON = {
  sign_offs_missing: 'reason.sign_offs_missing',
  content_changed: 'reason.content_changed',
  stale_hash: 'reason.content_changed',
  post_vacant: 'reason.post_vacant',
  unit_missing: 'reason.unit_missing',
  classified: 'reason.classified',
  create_published: 'reason.create_published',
  direct_write: 'reason.direct_write',
  blocked_write: 'reason.blocked_write',
  live_content: 'reason.live_content',
  take_down_required: 'reason.take_down_required',
  publisher_required: 'reason.publisher_required',
  required_empty: 'reason.required_empty',
  not_interactive: 'reason.not_interactive',
  content_mismatch: 'reason.content_mismatch',
  not_own_unit: 'reason.not_own_unit',
  blocking_finding: 'reason.blocking_finding',
} as const satisfies Readonly<Record<string, MessageKey>>;

export const reasonWord = ({ t }: Words, code: string): string => {
  const known = oneOf(REASON, code);
  return t(known ? REASON[known] : 'reason.other');
};
