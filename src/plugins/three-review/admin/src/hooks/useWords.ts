import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Wording } from '../../../core/regulation';
import type { Language } from '../../../shared/notices';
import { clauseOf, type ArticleId } from '../../../core/regulation/articles';
import { PLUGIN_ID } from '../pluginId';
import { ordinal } from '../utils/ordinal';
import { oneOf, POST, PROOF, STAGE, type MessageKey } from '../utils/keys';
import { momentOf } from '../utils/time';

/** Everything a screen of ours says, in the reader's language. */
export interface Words {
  readonly language: Language;
  readonly t: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  /** The text of a policy line in the reader's language. */
  readonly pick: (wording: Wording) => string;
  readonly stage: (id: string) => string;
  readonly proof: (id: string) => string;
  readonly post: (kind: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** `王晓燕、李芳（信息员）`, or that the post is vacant. */
  readonly holders: (people: readonly string[], post: string) => string;
  readonly clause: (article: ArticleId) => string;
  readonly ordinal: (number: number) => string;
  readonly when: (at: number, timeZone: string) => string;
}

const SHOWN = 3;

export const useWords = (): Words => {
  const { formatMessage, locale } = useIntl();
  return useMemo(() => {
    const chinese = locale.startsWith('zh');
    const t: Words['t'] = (key, values) => formatMessage({ id: `${PLUGIN_ID}.${key}`, defaultMessage: key }, values);
    const list: Words['list'] = (items) => items.join(t('list.comma'));
    const post: Words['post'] = (kind) => {
      const known = oneOf(POST, kind);
      return known ? t(POST[known]) : kind;
    };
    const proof: Words['proof'] = (id) => {
      const known = oneOf(PROOF, id);
      return known ? t(PROOF[known]) : id;
    };
    return {
      language: chinese ? 'zh-Hans' : 'en',
      t,
      proof,
      list,
      post,
      pick: (wording) => (chinese ? wording['zh-Hans'] : wording.en),
      stage: (id) => {
        const known = oneOf(STAGE, id);
        return known ? t(STAGE[known]) : id;
      },
      holders: (people, kind) => {
        if (people.length === 0) return t('step.vacant', { post: post(kind) });
        const shown = list(people.slice(0, SHOWN));
        const person = people.length > SHOWN ? t('person.more', { people: shown, count: people.length }) : shown;
        return t('person.post', { person, post: post(kind) });
      },
      clause: (article) => clauseOf(article, chinese),
      ordinal: (number) => ordinal(number, chinese),
      when: (at, timeZone) => {
        const moment = momentOf(at, Date.now(), timeZone);
        if (moment.day === 'today') return t('time.today', { time: moment.time });
        if (moment.day === 'yesterday') return t('time.yesterday', { time: moment.time });
        return moment.day === 'thisYear' ? `${moment.date} ${moment.time}` : moment.date;
      },
    };
  }, [formatMessage, locale]);
};
