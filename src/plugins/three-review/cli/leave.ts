import { userInfo } from 'node:os';
import path from 'node:path';
import groupBy from 'lodash/groupBy';
import sumBy from 'lodash/sumBy';
import { leave, type Leaving, type Parts } from '../server/src/leaving';
import { withDatabase } from './host';
import { verifyFile } from './verify';

export interface LeaveOptions {
  readonly confirm?: boolean;
  readonly reason?: string;
  readonly file?: string;
  readonly dropTables?: string;
  readonly acceptProblems?: boolean;
  readonly json?: boolean;
}

const countIn = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,4}$/.test(text))
    throw new Error(`--drop-tables=${text}: write how many tables go, as the command without --confirm tells it.`);
  return Number(text);
};

const nameNow = (): string => `three-review-left-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`;

/** Takes the plugin out of the site in the current folder, or says what that would take. */
export const leaveHost = (options: LeaveOptions): Promise<Leaving> => {
  const { confirm = false, reason = '', acceptProblems = false } = options;
  const dropTables = countIn(options.dropTables);
  if (dropTables !== null && !confirm) throw new Error('--drop-tables does nothing without --confirm.');
  if (confirm && reason.trim() === '') throw new Error('Say why, for the record: --reason "…".');
  const file = path.resolve(options.file ?? nameNow());
  const wish = { confirm, account: userInfo().username, reason: reason.trim(), file, dropTables, acceptProblems };
  return withDatabase((site) =>
    leave(site as never, wish, (written) =>
      verifyFile(written).problems.map(({ chain, seq, problem }) => `${problem} ${chain} #${String(seq)}`)
    )
  );
};

const many = (n: number, what: string): string => `${String(n)} ${what}${n === 1 ? '' : 's'}`;

const guardsOf = ({ guards, functions }: Parts): string[] => {
  const byTable = Object.entries(groupBy(guards, ({ table }) => table)).sort(([a], [b]) => (a < b ? -1 : 1));
  const head = `${many(guards.length, 'trigger')}${functions.length > 0 ? ` and ${many(functions.length, 'function')}` : ''}`;
  return [`  ${head}:`, ...byTable.map(([table, some]) => `    ${table}  ${String(some.length)}`)];
};

const tablesOf = ({ tables, columns, indexes, rights, notes }: Parts): string[] => [
  ...tables.filter(({ neededBy }) => neededBy.length === 0).map(({ name, rows }) => `    ${name}  ${many(rows, 'row')}`),
  ...Object.entries(columns).map(([table, names]) => `    ${table}: columns ${names.join(', ')}`),
  ...indexes.map(({ table, name }) => `    ${table}: index ${name}`),
  ...Object.entries(rights).map(([table, n]) => `    ${table}: ${many(n, 'right')} of the plugin`),
  `    strapi_core_store_settings: ${many(notes, 'note')} of the plugin`,
];

const staysOf = ({ tables, keptFiles }: Parts): string[] => [
  ...tables
    .filter(({ neededBy }) => neededBy.length > 0)
    .map(
      ({ name, neededBy }) =>
        `  ${name}: ${neededBy.join(', ')} of yours refer to it; remove those relations from your models, start the site once, run this again`
    ),
  `  the copies of published files${keptFiles === null ? '' : ` in ${keptFiles}`}; delete them when nobody needs them as evidence`,
  '  everything of yours: content, files, users, roles',
];

/** What the command says, line by line. */
export const told = ({ parts, droppable, done }: Leaving): string[] => {
  if (done === null)
    return [
      '三审三校：仅查看，未作任何改动。 Nothing is changed; this is what leaving takes.',
      '--confirm takes away 取消门禁，并先导出全部台账与证据:',
      ...guardsOf(parts),
      `--confirm --drop-tables=${String(droppable)} also deletes 另外删除 (${many(sumBy(parts.tables, 'rows'), 'row')}, after the export):`,
      ...tablesOf(parts),
      'Stays 保留:',
      ...staysOf(parts),
    ];
  if (done.file === null && done.guards === 0 && done.dropped.length === 0)
    return ['✓ 门禁此前已取消。 The gate is gone already; nothing was left to do.'];
  return [
    ...(done.file === null ? [] : [`✓ 已导出并核验 exported and verified: ${done.file}`]),
    `✓ 已取消门禁 the gate is gone: ${many(done.guards, 'trigger')} taken away`,
    ...(done.dropped.length > 0 ? [`✓ 已删除 deleted: ${many(done.dropped.length, 'table')}`] : []),
    '→ 现在请在 config/plugins 中停用插件，再启动网站；启用状态下启动会恢复门禁。 Now switch the plugin off in config/plugins and start the site: a start with the plugin puts the gate back.',
  ];
};
