import { AUDIT_WORDS, messagesOf, POST_WORDS } from '../../../shared/words';
import { PLUGIN_ID } from '../pluginId';

export const CHINESE = 'zh-Hans';

type Messages = Readonly<Record<string, string>>;

interface Trads {
  readonly locale: string;
  readonly data: Messages;
}

const prefixed = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text]));

/** One file a surface: each is read by whoever words it. */
const chinese = () =>
  Promise.all([
    import('./zh-Hans.json'),
    import('./audit/zh-Hans.json'),
    import('./cases/zh-Hans.json'),
    import('./columns/zh-Hans.json'),
    import('./inbox/zh-Hans.json'),
    import('./notices/zh-Hans.json'),
    import('./reading/zh-Hans.json'),
    import('./setup/zh-Hans.json'),
  ]);
const english = () =>
  Promise.all([
    import('./en.json'),
    import('./audit/en.json'),
    import('./cases/en.json'),
    import('./columns/en.json'),
    import('./inbox/en.json'),
    import('./notices/en.json'),
    import('./reading/en.json'),
    import('./setup/en.json'),
  ]);

/** What a file that leaves the admin says in the same words. */
const shared = (language: keyof typeof AUDIT_WORDS): Messages =>
  prefixed(messagesOf({ ...AUDIT_WORDS[language], post: POST_WORDS[language] }));

const merged = (files: readonly { readonly default: Messages }[]): Messages =>
  prefixed(Object.assign({}, ...files.map((file) => file.default)) as Messages);

/** Our texts under our name. For Chinese also core's own keys, which its translation leaves out. No bare words: those would be the host's too. */
export const tradsOf = async (locale: string): Promise<Trads> => {
  if (locale === CHINESE) {
    const [ours, core] = await Promise.all([chinese(), import('./core-zh-Hans.json')]);
    return { locale, data: { ...core.default, ...shared(CHINESE), ...merged(ours) } };
  }
  if (locale === 'en') return { locale, data: { ...shared('en'), ...merged(await english()) } };
  return { locale, data: {} };
};
