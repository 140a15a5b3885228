import { keysOf, isOneOf } from '../platform/json';
import { textOf, wordOf } from '../platform/strapi';
import type { Message } from './channels/channel';
import { POST_NAMES } from './postNames';

interface Words {
  readonly subject: string;
  readonly text: string;
}

/** One line of text: what a person wrote cannot begin a header or another line of a mail. */
const line = (value: unknown): string => wordOf(value).replaceAll(/\s+/g, ' ').trim().slice(0, 200);

/** In the place of a title that is not for whoever reads this. */
const UNTOLD = ['未公开文稿', 'an unpublished document'] as const;
const UNTITLED = ['无标题', 'untitled'] as const;

/** How a notice reads where the admin does not word it: in a mail. */
export const wordsOf = ({ kind, data, person }: Pick<Message, 'kind' | 'data' | 'person'>): Readonly<Record<'zh-Hans' | 'en', Words>> => {
  const column = line(data.name);
  const left = line(data.daysLeft);
  const over = line(data.daysOverdue);
  const made = (zh: readonly [string, string], en: readonly [string, string]) => ({
    'zh-Hans': { subject: zh[0], text: `${person.name}：\n${zh[1]}` },
    en: { subject: en[0], text: `${person.name},\n${en[1]}` },
  });
  switch (kind) {
    case 'column_due_soon':
      return made(
        [`栏目“${column}”即将到期`, `栏目“${column}”本期还未达标，剩 ${left} 天。依据：第九条（二）。`],
        [`Column ${column} is due soon`, `The column ${column} is not yet updated as required; ${left} days are left (article 9.2).`]
      );
    case 'column_overdue':
      return made(
        [`栏目“${column}”超期未更新`, `栏目“${column}”已超期 ${over} 天，请尽快更新。依据：第九条（二）。`],
        [`Column ${column} is overdue`, `The column ${column} is ${over} days overdue (article 9.2).`]
      );
    case 'column_reminder':
      return made(
        [`请更新栏目“${column}”`, `请更新栏目“${column}”。依据：第九条（二）。`],
        [`Please update the column ${column}`, `Please update the column ${column} (article 9.2).`]
      );
    case 'column_vacant':
      return made(
        [`栏目“${column}”无责任人`, `栏目“${column}”没有在岗的责任人，请指定。依据：第九条（一）。`],
        [`Column ${column} has no duty officer`, `Nobody in post answers for the column ${column} (article 9.1).`]
      );
    case 'appointed':
    case 'appointment_ended':
      return postWords(kind, data, made);
    case 'case_reopened': {
      const [number, by] = [line(data.case), line(data.by)];
      return made(
        [`第 ${number} 号问题重新核实`, `${by}已将问题登记第 ${number} 号重新列为待核实，理由见登记。依据：第九条（二）。`],
        [`Case no. ${number} was reopened`, `${by} has reopened case no. ${number}; the reason stands in the register (article 9.2).`]
      );
    }
    case 'draft_clock': {
      const [zh, en] = data.titleHidden === true ? UNTOLD : textOf(data.title) === null ? UNTITLED : [line(data.title), line(data.title)];
      return made(
        [`稿件“${zh}”20 日时限`, `稿件“${zh}”距 20 日发布时限剩 ${left} 天（负数为已超）。依据：第九条（二）。`],
        [`The 20 days of “${en}”`, `“${en}” has ${left} days left to be published (negative: past; article 9.2).`]
      );
    }
  }
};

type Pair = readonly [string, string];

/** Who got or left which post, by whom and why. */
const postWords = (
  kind: 'appointed' | 'appointment_ended',
  data: Message['data'],
  made: (zh: Pair, en: Pair) => Readonly<Record<'zh-Hans' | 'en', Words>>
): Readonly<Record<'zh-Hans' | 'en', Words>> => {
  const [who, unit, why] = [line(data.name), line(data.unitName), line(data.reason)];
  const post = isOneOf(keysOf(POST_NAMES), data.post) ? POST_NAMES[data.post] : { zh: line(data.post), en: line(data.post) };
  const by = textOf(data.by) === null ? '—' : line(data.by);
  const zh = `岗位：${unit}${post.zh}。办理人：${by}。${why === '' ? '' : `原因：${why}。`}依据：第十条（二）。`;
  const en = `Post: ${post.en}${unit === '' ? '' : `, ${unit}`}. By: ${by}.${why === '' ? '' : ` Reason: ${why}.`} (article 10.2)`;
  return kind === 'appointed'
    ? made([`${who}已任岗`, `${who}已任岗。${zh}`], [`${who} was appointed`, `${who} was appointed. ${en}`])
    : made([`${who}已离岗`, `${who}已离岗。${zh}`], [`${who} left a post`, `${who} left a post. ${en}`]);
};
