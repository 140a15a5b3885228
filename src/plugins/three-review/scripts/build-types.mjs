import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/*
 * Writes the declarations of the package's entries beside them: the types that server/src/public.ts names, written out in full. The schema of the
 * configuration is their one source, and who installs the package needs none of the packages that made them.
 */
const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const ENTRY = path.join(ROOT, 'server', 'src', 'public.ts');

const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
const program = ts.createProgram([ENTRY], options);
const checker = program.getTypeChecker();
const source = program.getSourceFile(ENTRY);
if (source === undefined) throw new Error(`${ENTRY} is missing`);

/** Known everywhere, and left as they are. */
const GLOBAL = new Set(['Promise', 'Date', 'ReadonlyMap', 'Map', 'Set']);

/** @param {ts.Symbol} symbol @param {string} pad */
const comment = (symbol, pad) => {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  return text === '' ? '' : `${pad}/** ${text.replace(/\s*\n\s*/g, ' ')} */\n`;
};

/** @param {string} name */
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/** @param {ts.Signature} signature @param {string} pad */
const parameters = (signature, pad) =>
  signature.parameters.map((one) => `${one.name}: ${written(checker.getTypeOfSymbolAtLocation(one, ENTRY_NODE), pad)}`).join(', ');
const ENTRY_NODE = source;

/** @param {ts.Type} type @param {string} pad @param {boolean} [optional] undefined is said by the question mark */
const union = (type, pad, optional = false) => {
  const parts = /** @type {ts.UnionType} */ (type).types.filter((one) => !(optional && one.flags & ts.TypeFlags.Undefined));
  const both = parts.filter((one) => one.flags & ts.TypeFlags.BooleanLiteral).length === 2;
  const rest = parts.filter((one) => !(both && one.flags & ts.TypeFlags.BooleanLiteral));
  return [...rest.map((one) => written(one, pad)), ...(both ? ['boolean'] : [])]
    .map((text) => (text.includes('=>') ? `(${text})` : text))
    .join(' | ');
};

/** @param {ts.Type} type @param {string} pad */
const object = (type, pad) => {
  const inner = `${pad}  `;
  const indexed = checker
    .getIndexInfosOfType(type)
    .map(({ keyType, type: held }) => `${inner}[name: ${written(keyType, inner)}]: ${written(held, inner)};\n`);
  const named = checker.getPropertiesOfType(type).map((one) => {
    const optional = (one.flags & ts.SymbolFlags.Optional) !== 0;
    const held = checker.getTypeOfSymbolAtLocation(one, ENTRY_NODE);
    const text = held.isUnion() ? union(held, inner, optional) : written(held, inner);
    return `${comment(one, inner)}${inner}${key(one.name)}${optional ? '?' : ''}: ${text};\n`;
  });
  return named.length + indexed.length === 0 ? '{}' : `{\n${indexed.join('')}${named.join('')}${pad}}`;
};

/** @type {ts.Type[]} */
const within = [];

/** A type written out. @param {ts.Type} type @param {string} pad @returns {string} */
const written = (type, pad) => {
  if (within.includes(type)) throw new Error(`${checker.typeToString(type)} leads back to itself: it cannot be written out`);
  if (type.flags & ts.TypeFlags.Boolean) return 'boolean';
  if (type.isUnion()) return union(type, pad);
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return checker.typeToString(type);
  within.push(type);
  try {
    const name = type.symbol?.name ?? '';
    const held = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
    if (checker.isTupleType(type)) return `readonly [${held.map((one) => written(one, pad)).join(', ')}]`;
    if (checker.isArrayType(type)) return `readonly ${grouped(written(held[0], pad))}[]`;
    if (GLOBAL.has(name)) return held.length === 0 ? name : `${name}<${held.map((one) => written(one, pad)).join(', ')}>`;
    const [call] = type.getCallSignatures();
    return call ? `(${parameters(call, pad)}) => ${written(call.getReturnType(), pad)}` : object(type, pad);
  } finally {
    within.pop();
  }
};

/** @param {string} text */
const grouped = (text) => (/ \| |=>/.test(text) && !text.startsWith('{') ? `(${text})` : text);

const exported = checker.getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(source)));
const types = exported.map((one) => `${comment(one, '')}export type ${one.name} = ${written(checker.getDeclaredTypeOfSymbol(one), '')};\n`);
const ANY_PLUGIN = '\n/** What Strapi loads. */\ndeclare const plugin: Readonly<Record<string, unknown>>;\nexport default plugin;\n';

for (const ending of ['d.ts', 'd.mts']) {
  writeFileSync(path.join(ROOT, 'dist', 'server', `index.${ending}`), types.join('\n') + ANY_PLUGIN);
  writeFileSync(path.join(ROOT, 'dist', 'admin', `index.${ending}`), ANY_PLUGIN.trimStart());
}
