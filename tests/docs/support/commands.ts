import { read } from './root';

/** `npx three-review NAME --option`, as the command line has it: each command with its options. */
const cliCommands = (): ReadonlyMap<string, string> => {
  const parts = read('src/plugins/three-review/cli/index.ts')
    .split(/\.command\('/)
    .slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("'")), part]));
};

const scripts = (): Readonly<Record<string, string>> =>
  (JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }).scripts;

/** The program that reads the options of an npm script; null where they are another tool's. */
const programOf = (script: string, args: readonly string[]): string | null => {
  if (script === 'bench') return `tests/bench/${args[0] ?? ''}.ts`;
  const [, file] = /^node (\S+)$/.exec(scripts()[script] ?? '') ?? [];
  return file ?? null;
};

const optionsIn = (args: readonly string[]): readonly string[] =>
  args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2).replace(/[=,].*$/, ''));

/** What a command of this repository's asks for that is not there; empty where all is, or where it is another program's. */
export const faultsOf = (command: string): readonly string[] => {
  const words = command.trim().split(/\s+/);
  if (words[0] === 'npx' && words[1] === 'three-review') {
    const [name = '', ...args] = words.slice(2);
    const told = cliCommands().get(name);
    if (told === undefined) return [`there is no command three-review ${name}`];
    return optionsIn(args)
      .filter((option) => !told.includes(`'--${option}`))
      .map((option) => `three-review ${name} knows no --${option}`);
  }
  const npm = /^npm (?:run )?(test|\S+)(?: -- (.*))?$/.exec(command.trim());
  if (!npm || words[0] !== 'npm' || (words[1] !== 'run' && words[1] !== 'test')) return [];
  const [, script = '', rest = ''] = npm;
  // The site's own scripts, that Strapi gave it.
  if (!(script in scripts())) return [`there is no script ${script}`];
  const args = rest.split(/\s+/).filter(Boolean);
  const program = programOf(script, args);
  if (program === null) return [];
  const source = read(program) + (script === 'faults' ? read('scripts/faults.mjs') : '');
  return optionsIn(args)
    .filter((option) => !new RegExp(`['"\`. ]?(--)?${option}\\b`).test(source))
    .map((option) => `npm run ${script} knows no --${option}`);
};

const INLINE = /`((?:npx three-review|npm run|npm test)\b[^`]*)`/g;

/** The commands in the samples for a shell and in the sentences of a page. */
export const commandsIn = (page: string, samples: readonly { readonly language: string; readonly text: string }[]): readonly string[] => [
  ...samples
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
    .map((line) =>
      line
        .replace(/\s+#.*$/, '')
        .replace(/^(?:[A-Z_]+=\S+ )+/, '')
        .trim()
    )
    .filter((line) => line !== '' && !line.startsWith('#')),
  ...[...page.matchAll(INLINE)].map((match) => match[1]?.replace(/^(?:[A-Z_]+=\S+ )+/, '') ?? ''),
];
