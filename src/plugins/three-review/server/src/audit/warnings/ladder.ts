import type { Holders } from '../views/drafts';
import type { Term } from '../columns/store';

/** The three whom a warning reaches, one after the other (A9.2): who is on duty, the head of the unit, the leader in charge. */
export type Rung = 'officer' | 'head' | 'leader';

const RUNGS: readonly Rung[] = ['officer', 'head', 'leader'];

/** Accounts that can act. A duty officer with a closed account counts as none. */
export type Active = ReadonlySet<string>;

const at = (rung: Rung, term: Term, holders: Holders, active: Active): readonly string[] => {
  if (rung === 'officer') {
    const officer = [term.dutyOfficerId, term.deputyId].find((id) => id !== null && active.has(id));
    return officer ? [officer] : [];
  }
  return holders.at(rung === 'head' ? 'unitHead' : 'supervisingLeader').map(({ id }) => id);
};

/** Everybody up to and including `top`. Where a post is vacant the next one up is told instead, so that somebody always is. */
export const upTo = (top: Rung, term: Term, holders: Holders, active: Active): readonly string[] => {
  const asked = RUNGS.slice(0, RUNGS.indexOf(top) + 1).flatMap((rung) => at(rung, term, holders, active));
  const above = RUNGS.slice(RUNGS.indexOf(top) + 1).map((rung) => at(rung, term, holders, active));
  return [...new Set(asked.length > 0 ? asked : (above.find((people) => people.length > 0) ?? []))];
};
