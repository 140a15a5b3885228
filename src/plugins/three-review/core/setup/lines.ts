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

/** The lines of the plugin's configuration that name the covered types, to be copied. What is empty is left out. */
export const configLines = (types: readonly NamedType[]): string =>
  [
    'contentTypes: {',
    ...types.map(({ uid, mapping }) => {
      const said = Object.fromEntries(Object.entries(mapping).filter(([, value]) => !isEmpty(value)));
      return `  ${quoted(uid)}: ${literal(said)},`;
    }),
    '},',
  ].join('\n');
