import { STAGES, type StageId } from '../regulation';
import { understoodOtherwise } from './entitlement';
import type { ReviewEvent } from './events';
import { INITIAL, type EndedRound, type ReviewStage, type ReviewState } from './state';

/** The stage that is awaited once `stage` is signed. */
export const stageAfter = (stage: StageId): ReviewStage => STAGES[STAGES.indexOf(stage) + 1] ?? 'approved';

const draft = (state: ReviewState, ended: EndedRound | null): ReviewState => ({
  ...state,
  stage: 'draft',
  contentHash: null,
  signOffs: [],
  ended,
});

/** Live with this content; `modified`: the draft has gone on since. */
const live = (state: ReviewState, contentHash: string, modified: boolean): ReviewState =>
  modified
    ? { ...draft(state, null), liveHash: contentHash }
    : { ...state, stage: 'published', contentHash, liveHash: contentHash, signOffs: [], ended: null };

/** A round about other content than what is live. */
const isUnderWay = ({ stage, contentHash }: ReviewState): boolean => contentHash !== null && stage !== 'draft' && stage !== 'published';

/** Links that were signed and that neither the live row nor the draft has any more: said, though nothing is to be reviewed. */
const lostLinks = (event: Extract<ReviewEvent, { type: 'content_restored' }>): EndedRound | null => {
  const lost = event.lost ?? [];
  return lost.length === 0 ? null : { reason: 'links_lost', by: event.by, at: event.at, note: '', changed: lost, voided: [] };
};

/** Folds one recorded event into the state. Total over event types: an unknown one throws, it is never skipped. */
export const apply = (state: ReviewState, event: ReviewEvent): ReviewState => {
  switch (event.type) {
    case 'submitted':
      return { ...state, stage: STAGES[0], round: event.round, contentHash: event.contentHash, signOffs: [], ended: null };
    case 'signed':
      return { ...state, stage: stageAfter(event.signOff.stage), signOffs: [...state.signOffs, event.signOff] };
    case 'returned': {
      const ended: EndedRound = { reason: 'returned', by: event.by, at: event.at, note: event.reason, changed: [], voided: event.voided };
      if (event.to === 'draft') return draft(state, ended);
      const kept = state.signOffs.filter((signOff) => !event.voided.some((fallen) => fallen.stage === signOff.stage));
      return { ...state, stage: event.to, signOffs: kept, ended };
    }
    case 'withdrawn':
      return draft(state, { reason: 'withdrawn', by: event.by, at: event.at, note: event.reason, changed: [], voided: event.voided });
    case 'content_changed':
      return draft(state, {
        reason: 'content_changed',
        by: event.by,
        at: event.at,
        note: '',
        changed: event.changed,
        voided: event.voided,
      });
    case 'content_restored':
      return { ...live(state, event.contentHash, false), ended: lostLinks(event) };
    case 'published':
      return { ...state, stage: 'published', contentHash: event.contentHash, liveHash: event.contentHash, ended: null };
    // A round that was running or approved rested on what was live then: it ends with it.
    case 'taken_down':
      return draft(
        { ...state, liveHash: null },
        { reason: 'taken_down', by: event.by, at: event.at, note: event.reason, changed: [], voided: state.signOffs }
      );
    case 'gone':
      if (isUnderWay(state)) return { ...state, liveHash: null };
      return draft(
        { ...state, liveHash: null },
        { reason: 'taken_down', by: null, at: event.at, note: '', changed: [], voided: state.signOffs }
      );
    case 'deleted':
      return { ...INITIAL, round: state.round };
    case 'adopted':
      // A round that was begun in a trial run goes on.
      if (isUnderWay(state)) return { ...state, liveHash: event.contentHash };
      return live(state, event.contentHash, event.modified);
    case 'schema_changed': {
      const changed = [...event.added, ...event.removed];
      const ended: EndedRound = { reason: 'schema_changed', by: event.by, at: event.at, note: '', changed, voided: event.voided };
      if (state.stage !== 'published' || event.liveHash === null) return { ...draft(state, ended), liveHash: event.liveHash };
      return live(state, event.liveHash, event.modified);
    }
    case 'entitlement_changed': {
      const changed = understoodOtherwise(event.was, event.now);
      return draft(state, { reason: 'entitlement_changed', by: event.by, at: event.at, note: '', changed, voided: event.voided });
    }
    default: {
      const unknown: never = event;
      throw new TypeError(`unknown ledger event: ${JSON.stringify(unknown)}`);
    }
  }
};

export const fold = (events: readonly ReviewEvent[], from: ReviewState = INITIAL): ReviewState => events.reduce(apply, from);
