import { userInfo } from 'node:os';
import { withService, type Audit, type Run } from './host';

export interface AuditOptions {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly json?: boolean;
}

const WIDTH = 30;
/** ms between two looks at how far it is. */
const LOOK = 500;

/** A bar on the error stream, where it does not mix with the answer; on a terminal alone it is drawn over and over. */
export const progress = (part: number): void => {
  if (!process.stderr.isTTY) return;
  const full = Math.round(part * WIDTH);
  process.stderr.write(`\r[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${String(Math.round(part * 100))} %${part >= 1 ? '\n' : ''}`);
};

/** Orders a back-fill and does it here, in the site of the current folder. Throws with a sentence when it did not come to its end. */
export const backfill = ({ from, to, reason }: AuditOptions, tell: (part: number) => void): Promise<Run> =>
  withService<Audit, Run>('audit', async (audit) => {
    const ordered = await audit.order({ from, to, reason, by: `${userInfo().username} (three-review audit)` });
    if ('failed' in ordered) throw new Error(`--${ordered.path}: ${ordered.message}`);
    const id = Number(ordered.id);
    const looking = setInterval(() => {
      audit.run(id).then(
        (run) => tell(run?.progress ?? 0),
        () => undefined
      );
    }, LOOK);
    try {
      const run = await audit.backfill(id);
      if (run?.status === 'done') tell(1);
      if (run?.status !== 'done')
        throw new Error(run?.error ?? 'another instance has taken the back-fill over: look at the runs in the admin');
      return run;
    } finally {
      clearInterval(looking);
    }
  });
