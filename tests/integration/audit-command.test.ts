import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { column, onRecord, published, resultsOf } from '../support/audit/desk';
import { command } from '../support/command';
import { unitId } from '../support/review';
import { bootSite, ENGINE, ROOT, type Client, type Site } from '../support/site';

interface Run {
  readonly id: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly cells: number;
  readonly changed: number;
}

const DATABASE = `.tmp/command-${randomUUID()}.db`;
const RANGE = ['--from', '2026-05-04', '--to', '2026-05-17'];
let site: Site;
let auditor: Client;
let id: string;

const runs = async (): Promise<readonly Record<string, unknown>[]> =>
  (await site.strapi.db.connection('three_review_audit_runs').where({ job: 'backfill' }).orderBy('id')) as Record<string, unknown>[];
const verdicts = async (): Promise<string[]> => (await onRecord(site, id)).map(({ verdict }) => verdict);

beforeAll(async () => {
  site = await bootSite({ database: DATABASE });
  auditor = await site.admin('auditor@bureau.example');
  id = await column(auditor, 'by-command', [
    { from: '2026-05-04', unit: await unitId(site, 'office'), frequency: { kind: 'period', unit: 'week', min: 1 } },
  ]);
});
afterAll(async () => {
  await site.close();
  if (ENGINE === 'sqlite') for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(path.join(ROOT, DATABASE + end), { force: true });
});

describe(`${ENGINE}: [A9.2] npx three-review audit`, () => {
  it('judges the closed periods of the range, says how many, and ends with 0', async () => {
    const { status, stdout, stderr } = command(['audit', ...RANGE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^✓ 2026-05-04 – 2026-05-17: \d+ periods judged, \d+ verdicts changed\n$/);
    expect(await verdicts()).toEqual(['missed', 'missed']);
  });

  it('is on record with who and why, as one that the admin asked for is', async () => {
    await published(site, { column: id, day: '2026-05-06' });
    const { status, stdout } = command(['audit', ...RANGE, '--reason', '漏记一条', '--json']);
    expect(status).toBe(0);
    const run = JSON.parse(stdout) as Run;
    expect(run).toMatchObject({ status: 'done', from: '2026-05-04', to: '2026-05-17', changed: 1 });
    expect(await verdicts()).toEqual(['met', 'missed']);
    expect((await auditor.get(`/three-review/audit/runs/${run.id}`)).body.data).toMatchObject({
      by: `${os.userInfo().username} (three-review audit)`,
      reason: '漏记一条',
      changes: [{ column: id, period: { from: '2026-05-04' }, before: 'missed', after: 'met' }],
    });
    expect(await resultsOf(auditor, `column=${id}&verdict=met`)).toHaveLength(1);
  });

  it('changes nothing the second time', () => {
    const { status, stdout } = command(['audit', ...RANGE, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'done', changed: 0 });
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a day that is none', ['--from', '2026-02-30', '--to', '2026-03-01'], /^--from: is no day of the calendar\n$/],
    ['a word', ['--from', 'yesterday', '--to', '2026-03-01'], /^--from: must be a day like 2026-11-24\n$/],
    ['a range the wrong way round', ['--from', '2026-03-02', '--to', '2026-03-01'], /^--to: must not be before from\n$/],
    ['more than ten years', ['--from', '2010-01-01', '--to', '2026-03-01'], /^--to: must lie within ten years of from\n$/],
    ['days to come', ['--from', '2999-01-01', '--to', '2999-01-02'], /^--from: must not be after .*: nothing has ended there yet\n$/],
    ['no reason', [...RANGE, '--reason', ' '], /^--reason: .+\n$/],
  ])('%s: one sentence that says where, 2, and nothing is put up', async (_case, args, sentence) => {
    const before = (await runs()).length;
    const { status, stdout, stderr } = command(['audit', ...args, '--json']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(await runs()).toHaveLength(before);
  });

  it('called wrongly it says so and ends with 2, asked for help it ends with 0', () => {
    expect(command(['audit', '--to', '2026-03-01'])).toMatchObject({ status: 2, stderr: expect.stringContaining("'--from <day>'") });
    expect(command(['audit', ...RANGE, '--force'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--force') });
    expect(command(['audit', '--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('--reason <text>') });
  });

  it('in a folder that holds no site it says so and ends with 2', () => {
    const nowhere = fs.mkdtempSync(path.join(os.tmpdir(), 'no-site-'));
    try {
      const { status, stderr } = command(['audit', ...RANGE], nowhere);
      expect(status).toBe(2);
      expect(stderr).toContain('is no Strapi site');
    } finally {
      fs.rmSync(nowhere, { recursive: true });
    }
  });
});
