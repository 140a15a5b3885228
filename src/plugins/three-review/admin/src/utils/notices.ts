import type { Notification } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** What a notice says. Its data are the server's; a notice that was written before a word was known still says something. */
export const noticeText = ({ kind, data }: Pick<Notification, 'kind' | 'data'>, { t, post }: Words): string => {
  const told = data.titleHidden === true ? t('document.hidden') : text(data.title);
  const name = t('quoted', { name: text(data.name) || told || text(data.column) || t('notice.some') });
  switch (kind) {
    case 'column_due_soon':
      return t('notice.column_due_soon', { name, days: number(data.daysLeft) });
    case 'column_overdue':
      return t('notice.column_overdue', { name, days: number(data.daysOverdue) });
    case 'draft_clock':
      return number(data.daysLeft) < 0
        ? t('notice.draft_clock.past', { name, days: -number(data.daysLeft) })
        : t('notice.draft_clock', { name, days: number(data.daysLeft) });
    case 'appointed':
    case 'appointment_ended':
      return t(`notice.${kind}`, {
        name: t('quoted', { name: text(data.name) }),
        post: [text(data.unitName), post(text(data.post))].filter(Boolean).join(' '),
      });
    case 'case_reopened':
      return t('notice.case_reopened', { number: text(data.case), who: text(data.by) });
    case 'column_reminder':
      return t('notice.column_reminder', { name });
    case 'column_vacant':
      return t('notice.column_vacant', { name });
  }
};
