import { REFUSALS } from '../../src/plugins/three-review/core/kernel/result';
import { DESCRIBED } from '../../src/plugins/three-review/server/src/platform/config/described';
import type { Failure } from '../../src/plugins/three-review/server/src/platform/failure';
import { describe as described } from '../../src/plugins/three-review/server/src/reference/described';
import { configurationKeys } from './support/configuration';
import { rowsUnder } from './support/markdown';
import { read } from './support/root';

/** Codes that are no refusals: they carry no clause. */
const PLAIN: Readonly<Record<Exclude<Failure['failed'], 'refused'>, true>> = {
  bad_input: true,
  not_found: true,
  in_use: true,
  forbidden: true,
};

describe('the HTTP reference', () => {
  it.each(['admin', 'content-api'] as const)('has every route that is served (%s), and none that is not', (side) => {
    const { undescribed, unserved } = described(side);
    expect({ undescribed, unserved }).toEqual({ undescribed: [], unserved: [] });
  });

  it('names each operation once', () => {
    const ids = (['admin', 'content-api'] as const).flatMap((side) => described(side).described.map(({ kind }) => kind.id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('says in both languages what each route does', () => {
    const silent = (['admin', 'content-api'] as const)
      .flatMap((side) => described(side).described)
      .filter(({ kind }) => !/\p{Script=Han}/u.test(kind.does['zh-Hans']) || /^\P{L}*$/u.test(kind.does.en));
    expect(silent.map(({ key }) => key)).toEqual([]);
  });
});

describe('docs/api.md', () => {
  it('lists the refusals with the clause and the status of the table of refusals', () => {
    const rows = rowsUnder(read('docs/api.md'), ['Code', 'Clause', 'Status']);
    const told = Object.fromEntries(
      rows.map(([code = '', clause = '', status]) => [code.replaceAll('`', ''), { clause, status: Number(status) }])
    );
    const wrong = Object.entries(REFUSALS).filter(
      ([code, { status, article }]) => told[code]?.status !== status || !told[code].clause.split(', ').includes(article)
    );
    expect(wrong).toEqual([]);
    expect(Object.keys(told).sort()).toEqual(Object.keys(REFUSALS).sort());
  });

  it('names the codes that are no refusals', () => {
    const text = read('docs/api.md');
    expect(Object.keys(PLAIN).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });
});

describe('the configuration reference', () => {
  it('describes every key of the schema in both languages, and no other', () => {
    const keys = configurationKeys();
    const undescribed = keys.filter(({ path, isGroup }) => !isGroup && !DESCRIBED[path]).map(({ path }) => path);
    const unknown = Object.keys(DESCRIBED).filter((path) => !keys.some((key) => key.path === path));
    expect({ undescribed, unknown }).toEqual({ undescribed: [], unknown: [] });
    const silent = Object.entries(DESCRIBED).filter(([, { what }]) => !/\p{Script=Han}/u.test(what['zh-Hans']) || what.en === '');
    expect(silent).toEqual([]);
  });
});
