import { PLUGIN_ID } from '../pluginId';
import enumerations from './enumerations.json';

export const CHINESE = 'zh-Hans';

type Messages = Readonly<Record<string, string>>;

interface Trads {
  readonly locale: string;
  readonly data: Messages;
}

const prefixed = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text]));

/**
 * Our texts under our name. For Chinese also core's own keys, which its translation leaves out; and the values of our enumerations, which
 * core words by the bare value.
 */
export const tradsOf = async (locale: string): Promise<Trads> => {
  if (locale === CHINESE) {
    const [ours, core] = await Promise.all([import('./zh-Hans.json'), import('./core-zh-Hans.json')]);
    return { locale, data: { ...core.default, ...enumerations['zh-Hans'], ...prefixed(ours.default) } };
  }
  if (locale === 'en') {
    const ours = await import('./en.json');
    return { locale, data: { ...enumerations.en, ...prefixed(ours.default) } };
  }
  return { locale, data: {} };
};
