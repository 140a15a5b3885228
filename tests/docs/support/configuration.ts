import { z } from 'zod';
import { configSchema } from '../../../src/plugins/three-review/server/src/platform/config';
import { DESCRIBED, type Described } from '../../../src/plugins/three-review/server/src/platform/config/described';
import { code, table } from './markdown';

export type Language = 'zh-Hans' | 'en';

interface Shape {
  readonly type?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
}

export interface Key {
  readonly path: string;
  readonly shape: Shape;
  /** It holds other keys and may be left out of the reference. */
  readonly isGroup: boolean;
}

const below = (shape: Shape, path: string): readonly Key[] => {
  const keys = Object.entries(shape.properties ?? {}).flatMap(([name, held]) => keysOf(held, path === '' ? name : `${path}.${name}`));
  const each = typeof shape.additionalProperties === 'object' ? below(shape.additionalProperties, `${path}.*`) : [];
  return [...keys, ...each, ...(shape.anyOf ?? []).flatMap((one) => below(one, path))];
};

const keysOf = (shape: Shape, path: string): readonly Key[] => {
  const inside = below(shape, path);
  // What can be something else than a group of keys is a key itself.
  const isGroup = inside.length > 0 && shape.anyOf === undefined && shape.additionalProperties === false;
  return [{ path, shape, isGroup }, ...inside];
};

/** Every key of the configuration, by its path, as the schema has it. */
export const configurationKeys = (): readonly Key[] =>
  below(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as Shape, '');

const TYPES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { string: 'text', boolean: '`true`, `false`', integer: 'whole number', number: 'number', object: 'object' },
  'zh-Hans': { string: '文字', boolean: '`true`、`false`', integer: '整数', number: '数', object: '对象' },
};
const LIST: Readonly<Record<Language, string>> = { en: 'list of ', 'zh-Hans': '列表：' };
const COMMA: Readonly<Record<Language, string>> = { en: ', ', 'zh-Hans': '、' };

const valueOf = (value: unknown): string => code(JSON.stringify(value));

const typeOf = (shape: Shape, language: Language): string => {
  const values = shape.const !== undefined ? [shape.const] : shape.enum;
  if (values) return values.map(valueOf).join(COMMA[language]);
  if (shape.items) return LIST[language] + typeOf(shape.items, language);
  if (shape.anyOf) return shape.anyOf.map((one) => typeOf(one, language)).join(COMMA[language]);
  const type = TYPES[language][shape.type ?? ''] ?? '';
  return shape.minimum === undefined ? type : `${type} ${String(shape.minimum)}–${String(shape.maximum ?? '')}`;
};

const row = ({ path, shape }: Key, words: Described, language: Language): readonly string[] => [
  code(path),
  words.allowed?.[language] ?? typeOf(shape, language),
  words.initial?.[language] ?? (shape.default === undefined ? '' : valueOf(shape.default)),
  words.what[language],
];

/** Rows for the keys that are described; a test demands that all are. */
const rows = (language: Language): readonly (readonly string[])[] =>
  configurationKeys().flatMap((key) => {
    const words = DESCRIBED[key.path];
    return words ? [row(key, words, language)] : [];
  });

const PAGES: Readonly<Record<Language, { readonly title: string; readonly intro: string; readonly head: readonly string[] }>> = {
  en: {
    title: 'Configuration',
    intro:
      "[中文](configuration.zh-CN.md)\n\nMade from the plugin's own schema by `npm run docs`. The keys stand in the site's `config/plugins.ts`, under `three-review.config`. A wrong key or value stops the boot and says which, what was given and what is allowed. `*` stands for the uid of a content type.",
    head: ['Key', 'Value', 'Default', 'What for'],
  },
  'zh-Hans': {
    title: '配置项',
    intro:
      '[English](configuration.md)\n\n由 `npm run docs` 从插件自身的定义生成。写在网站的 `config/plugins.ts` 中 `three-review.config` 之下。键名或取值有误时网站不启动，并说明是哪一项、给了什么、可以是什么。`*` 代表内容类型的 uid。',
    head: ['键', '取值', '默认', '用途'],
  },
};

export const configurationTable = (language: Language): string => table(PAGES[language].head, rows(language));

export const configurationPage = (language: Language): string => {
  const { title, intro } = PAGES[language];
  return `# ${title}\n\n${intro}\n\n${configurationTable(language)}\n`;
};
