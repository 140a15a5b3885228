import type { ReviewState, SignOff } from './state';

const told = ({ stage, proof, signer, post, unitId, classification, contentHash, policy, at }: SignOff): string =>
  JSON.stringify([stage, proof, signer.id, post, unitId, classification, contentHash, policy, at]);

/** Do decisions rest on the same in both? Why the last round ended is only told, and nothing rests on it. */
export const sameState = (a: ReviewState, b: ReviewState): boolean =>
  a.stage === b.stage &&
  a.round === b.round &&
  a.contentHash === b.contentHash &&
  a.liveHash === b.liveHash &&
  a.signOffs.length === b.signOffs.length &&
  a.signOffs.every((signOff, i) => {
    const other = b.signOffs[i];
    return other !== undefined && told(signOff) === told(other);
  });
