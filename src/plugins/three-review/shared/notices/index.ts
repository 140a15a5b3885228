import { z } from 'zod';
import { appointed } from './appointed';
import { appointmentEnded } from './appointmentEnded';
import { caseReopened } from './caseReopened';
import { columnDueSoon } from './columnDueSoon';
import { columnOverdue } from './columnOverdue';
import { columnReminder } from './columnReminder';
import { columnVacant } from './columnVacant';
import { draftClock } from './draftClock';

/** Every kind of notice, by the name under which it is stored. */
export const NOTICES = {
  column_due_soon: columnDueSoon,
  column_overdue: columnOverdue,
  draft_clock: draftClock,
  column_reminder: columnReminder,
  column_vacant: columnVacant,
  appointed,
  appointment_ended: appointmentEnded,
  case_reopened: caseReopened,
} as const;

export type NoticeKind = keyof typeof NOTICES;
export const noticeKind = z.enum(Object.keys(NOTICES) as [NoticeKind, ...NoticeKind[]]);

/** A notice of any kind, with the data of its kind. */
export type NoticeOf = {
  [Kind in NoticeKind]: { readonly kind: Kind; readonly data: z.input<(typeof NOTICES)[Kind]['data']> };
}[NoticeKind];

export type { Language, NoticeWords } from './kind';
