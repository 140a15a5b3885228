import { Command, CommanderError } from 'commander';
import { inHost, restoreInHost, type Examination, type Reconciliation, type Restoration } from './host';
import { LEDGER_FINDINGS, LIVE_FINDINGS } from '../shared/findings';
import { backfill, progress, type AuditOptions } from './audit';
import { leaveHost, told, type LeaveOptions } from './leave';
import { verifyFile } from './verify';

const inWords = (words: { readonly 'zh-Hans': string; readonly en: string }): string => `${words['zh-Hans']} ${words.en}`;

interface Output {
  readonly json?: boolean;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a check: exit code 0 when all is well, 1 when something was found, 2 when it could not be done. */
const check = (work: () => { ok: boolean } | Promise<{ ok: boolean }>) => async (): Promise<void> => {
  try {
    process.exitCode = (await work()).ok ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
};

const program = new Command('three-review')
  .description('三审三校 three reviews, three proofs: proof and checks for a Strapi site')
  .exitOverride();

program
  .command('verify')
  .description('verify an exported ledger, offline: exit code 0 when it holds, 1 when it does not, 2 when the file cannot be read')
  .argument('<export>', 'the file from GET /three-review/ledger/export')
  .option('--earlier <export>', 'an export that was kept elsewhere: whatever it had must be there still')
  .option('--json', 'print the result as JSON')
  .action((file: string, options: Output & { readonly earlier?: string }) =>
    check(() => {
      const result = verifyFile(file, options.earlier);
      if (options.json) say(JSON.stringify(result, null, 2));
      else {
        for (const { chain, seq, problem } of result.problems)
          say(`✗ ${problem}  ${chain} #${String(seq)}  ${inWords(LEDGER_FINDINGS[problem])}`);
        say(
          `${result.ok ? '✓ the ledger holds 台账完好' : '✗ the ledger does not hold 台账有误'}: ${String(result.entries)} entries in ${String(result.chains)} chains`
        );
      }
      return result;
    })()
  );

program
  .command('reconcile')
  .description(
    'hold every live row of the site in this folder against its sign-offs, its files against what was published: exit code 1 when something is not as it was'
  )
  .option(
    '--restore',
    'first put back the bytes of files and renditions that live content was published with, and states that are not what the ledger leads to; exit code 1 when something is still not as it was'
  )
  .option('--json', 'print the result as JSON')
  .action((options: Output & { readonly restore?: boolean }) =>
    check(async () => {
      const result: Reconciliation & Partial<Restoration> = options.restore
        ? await restoreInHost()
        : await inHost<Reconciliation>('reconcile');
      if (options.json) say(JSON.stringify(result, null, 2));
      else {
        for (const row of result.restored ?? []) say(row.restored ? `✓ put back  ${row.path}` : `✗ not kept  ${row.path}`);
        for (const row of result.problems)
          say(
            `✗ ${row.problem}  ${row.uid} ${row.documentId} ${row.locale} ${row.fields.join(', ')}  ${inWords(LIVE_FINDINGS[row.problem])}`
          );
        say(`${result.ok ? '✓' : '✗'} ${String(result.live)} live rows, ${String(result.problems.length)} problems`);
      }
      return result;
    })()
  );

program
  .command('doctor')
  .description(
    'try every path to the public on a scratch document of each covered type, rolled back; check tables, posts, ledger, live rows'
  )
  .option('--json', 'print the result as JSON')
  .action((options: Output) =>
    check(async () => {
      const result = await inHost<Examination>('doctor');
      if (options.json) say(JSON.stringify(result, null, 2));
      else for (const one of result.checks) say(`${one.ok ? '✓' : '✗'} ${one.uid ? `${one.uid}: ` : ''}${one.name}: ${one.detail}`);
      return result;
    })()
  );

program
  .command('audit')
  .description(
    'judge every closed period with a day in the range anew, frozen or not, on record with who and why: exit code 0 when done, 2 when it could not be'
  )
  .requiredOption('--from <day>', 'the first day, like 2026-01-01')
  .requiredOption('--to <day>', 'the last day')
  .option('--reason <text>', 'why, for the record', 'command line')
  .option('--json', 'print the result as JSON')
  .action((options: AuditOptions) =>
    check(async () => {
      const run = await backfill(options, options.json ? () => undefined : progress);
      if (options.json) say(JSON.stringify(run, null, 2));
      else say(`✓ ${run.from} – ${run.to}: ${String(run.cells)} periods judged, ${String(run.changed)} verdicts changed`);
      return { ok: true };
    })()
  );

program
  .command('leave')
  .description(
    'take the plugin out of the site in this folder, loaded or not; without --confirm only say what that takes. Stop the site first'
  )
  .option('--confirm', 'export the ledger and all evidence, verify the export, then take the gate away')
  .option('--reason <text>', 'why, for the record; needed with --confirm')
  .option('--file <path>', 'where the export is written (default: three-review-left-<time>.json, here)')
  .option('--drop-tables <count>', 'with --confirm: then also delete so many tables, with the columns, rights and notes of the plugin')
  .option('--accept-problems', 'leave although the ledger does not hold; the export shows it')
  .option('--json', 'print the result as JSON')
  .action((options: LeaveOptions) =>
    check(async () => {
      const result = await leaveHost(options);
      if (options.json) say(JSON.stringify(result, null, 2));
      else told(result).forEach(say);
      return { ok: true };
    })()
  );

// A command that is called wrongly could not be done either: 2, not Commander's 1. Help is no fault.
await program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
