/** A type as `config/plugins` names it. */
export interface NamedType {
  readonly uid: string;
  readonly mapping: Readonly<Record<string, unknown>>;
}

const KEY = /^[A-Za-z_$][\w$]*$/;

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;

/** A value as it is written in JavaScript and TypeScript alike. */
const literal = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, held]) => `${KEY.test(key) ? key : quoted(key)}: ${literal(held)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0) || (typeof value === 'object' && literal(value) === '{}');

/** So many characters are read without scrolling. */
const WIDEST = 96;

/** A type in one line, or with a line for each of its keys. */
const typeLines = (uid: string, mapping: NamedType['mapping']): readonly string[] => {
  const one = `  ${quoted(uid)}: ${literal(mapping)},`;
  if (one.length <= WIDEST) return [one];
  const keys = Object.entries(mapping).map(([key, value]) => `    ${KEY.test(key) ? key : quoted(key)}: ${literal(value)},`);
  return [`  ${quoted(uid)}: {`, ...keys, '  },'];
};

/** The lines of the plugin's configuration that name the covered types, to be copied. What is empty is left out. */
export const configLines = (types: readonly NamedType[]): string =>
  [
    'contentTypes: {',
    ...types.flatMap(({ uid, mapping }) =>
      typeLines(uid, Object.fromEntries(Object.entries(mapping).filter(([, value]) => !isEmpty(value))))
    ),
    '},',
  ].join('\n');
