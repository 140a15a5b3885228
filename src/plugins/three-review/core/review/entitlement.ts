import { refusal, type Refusal } from '../kernel/result';
import type { Entitlement } from './events';
import type { Facts } from './facts';
import { isPublic } from './rules';
import type { ReviewState, SignOff } from './state';

/** Words for "public" say the same, and so does saying nothing. */
const understood = (classification: string | null): string => (isPublic(classification) ? 'public' : (classification ?? ''));

/** What is understood otherwise. */
export const understoodOtherwise = (was: Entitlement, now: Entitlement): readonly string[] => [
  ...(was.unitId === now.unitId ? [] : ['unit']),
  ...(understood(was.classification) === understood(now.classification) ? [] : ['classification']),
];

const entitles = ({ unitId, classification }: SignOff, now: Entitlement): boolean =>
  unitId === now.unitId && (classification === undefined || understood(classification) === understood(now.classification));

type Entitling = Pick<Facts, 'unit' | 'classification'>;

export const entitlementOf = ({ unit, classification }: Entitling): Entitlement => ({
  unitId: unit?.id ?? null,
  classification,
});

/**
 * What entitled those who have signed, where it is not what entitles people now: the words of the document may be the same, and the site's
 * tables of units and of classifications, or the fields they are read from, others (A5.1, A7.3). Null: it is the same, or nobody has signed.
 */
export const entitlementBefore = ({ signOffs }: Pick<ReviewState, 'signOffs'>, facts: Entitling): Entitlement | null => {
  const now = entitlementOf(facts);
  const other = signOffs.find((signOff) => !entitles(signOff, now));
  return other
    ? { unitId: other.unitId, classification: other.classification === undefined ? now.classification : other.classification }
    : null;
};

/** A5.1, A10.2: three people sign by one entitlement, and by the same it is published. */
export const sameEntitlement = (state: ReviewState, facts: Facts): readonly Refusal[] => {
  const was = entitlementBefore(state, facts);
  if (was === null) return [];
  const voided = state.signOffs.map(({ stage, signer }) => ({ stage, signer: signer.name }));
  return [refusal('entitlement_changed', 'A10.2', { was, now: entitlementOf(facts), voided })];
};
