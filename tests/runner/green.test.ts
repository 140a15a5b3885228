import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const MODULE = pathToFileURL(path.resolve(__dirname, '..', '..', 'scripts', 'lib', 'testing', 'green.mjs')).href;
const AUTHOR = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@a.example', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@a.example' };

let root: string;
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...AUTHOR } }).trim();
const write = (name: string, text: string): void => fs.writeFileSync(path.join(root, name), text);
const green = (): string | null => {
  const file = path.join(root, '.tmp', 'green');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
};

/** A run of that outcome; `meanwhile` is what somebody does while it lasts. */
const run = (outcome: { whole: boolean; ok: boolean }, meanwhile = ''): void => {
  const program = `
    const { cleanCommit, recordGreen } = await import(${JSON.stringify(MODULE)});
    const { execSync } = await import('node:child_process');
    const before = cleanCommit(process.cwd());
    if (${JSON.stringify(meanwhile)} !== '') execSync(${JSON.stringify(meanwhile)});
    recordGreen(process.cwd(), { before, ...${JSON.stringify(outcome)} });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, env: { ...process.env, ...AUTHOR } });
};
const WHOLE_AND_GREEN = { whole: true, ok: true };

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'green-'));
  git('init', '--quiet');
  write('.gitignore', '.tmp/\n');
  write('a.txt', 'a\n');
  git('add', '.');
  git('commit', '--quiet', '-m', 'first');
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

describe('.tmp/green names the commit that a run was about', () => {
  it('after a whole green run of a clean tree', () => {
    run(WHOLE_AND_GREEN);
    expect(green()).toBe(`${git('rev-parse', 'HEAD')}\n`);
    expect(git('status', '--porcelain')).toBe('');
  });

  it.each([
    ['a part of it', { whole: false, ok: true }],
    ['a red one', { whole: true, ok: false }],
    ['a red part', { whole: false, ok: false }],
  ])('not after %s', (_what, outcome) => {
    run(outcome);
    expect(green()).toBeNull();
  });

  it.each([
    ['a file is changed', () => write('a.txt', 'b\n')],
    ['a file is there that no commit has', () => write('b.txt', 'b\n')],
    ['a change is staged', () => (write('a.txt', 'b\n'), git('add', 'a.txt'))],
  ])('not when %s', (_what, change) => {
    change();
    run(WHOLE_AND_GREEN);
    expect(green()).toBeNull();
  });

  it.each([
    ['changed', 'echo b > a.txt'],
    ['brought to another commit', 'git commit --quiet --allow-empty -m second'],
  ])('not when the tree was %s while it ran', (_what, meanwhile) => {
    run(WHOLE_AND_GREEN, meanwhile);
    expect(green()).toBeNull();
  });

  it('not in a folder that is no clone', () => {
    fs.rmSync(path.join(root, '.git'), { recursive: true });
    run(WHOLE_AND_GREEN);
    expect(green()).toBeNull();
  });

  it('no longer when a later run of the same commit is red, were it of a part alone', () => {
    run(WHOLE_AND_GREEN);
    run({ whole: false, ok: true });
    expect(green()).not.toBeNull();
    run({ whole: false, ok: false });
    expect(green()).toBeNull();
  });

  it('still when what is red is another commit, or no commit at all', () => {
    run(WHOLE_AND_GREEN);
    const first = green();
    write('a.txt', 'broken\n');
    run({ whole: true, ok: false });
    git('commit', '--quiet', '-am', 'second');
    run({ whole: true, ok: false });
    expect(green()).toBe(first);
  });
});
