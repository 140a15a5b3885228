import { POSTS, PROOFS, STAGES } from '../regulation';
import { VERDICTS, type ReviewEvent } from '../review';

/** What an entry's body holds: whose document, and what happened to it. */
export interface LedgerBody {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly event: ReviewEvent;
}

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number';
const flag: Check = (value) => typeof value === 'boolean';
const oneOf =
  (known: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && known.includes(value);
const list =
  (each: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(each);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([key, holds]) => holds((value as Record<string, unknown>)[key]));

const actor = shape({ id: text, name: text });
const signOff = shape({
  stage: oneOf(STAGES),
  proof: oneOf(PROOFS),
  signer: actor,
  post: oneOf(Object.keys(POSTS)),
  unitId: text,
  contentHash: text,
  policy: text,
  criteria: list(shape({ id: text, verdict: oneOf(VERDICTS) })),
  checklist: list(text),
  note: text,
  at: number,
});

type Own<T extends ReviewEvent['type']> = Exclude<keyof Extract<ReviewEvent, { type: T }>, 'type' | 'at' | 'by'>;

/** Field by field what each type of event must hold for a replay to rest on it. */
const EVENTS: { readonly [T in ReviewEvent['type']]: Readonly<Record<Own<T>, Check>> } = {
  submitted: { round: number, contentHash: text, note: text },
  signed: { round: number, signOff },
  returned: { round: number, to: oneOf(['draft', ...STAGES]), reason: text, voided: list(signOff) },
  withdrawn: { round: number, reason: text, voided: list(signOff) },
  content_changed: { round: number, from: text, to: text, changed: list(text), voided: list(signOff) },
  content_restored: { round: number, contentHash: text },
  published: { round: number, contentHash: text, contentChanged: flag },
  taken_down: { round: number, reason: text, contentHash: text },
  deleted: { round: number },
  adopted: { round: number, contentHash: text, modified: flag },
  schema_changed: {
    round: number,
    added: list(text),
    removed: list(text),
    liveHash: (value) => value === null || text(value),
    modified: flag,
    voided: list(signOff),
  },
};

const isEvent = (value: unknown): boolean => {
  if (!shape({ type: oneOf(Object.keys(EVENTS)), at: number })(value)) return false;
  const event = value as Pick<ReviewEvent, 'type' | 'by'>;
  return (event.by === null || actor(event.by)) && shape(EVENTS[event.type])(value);
};

const isBody = (value: unknown): value is LedgerBody => shape({ uid: text, documentId: text, locale: text, event: isEvent })(value);

/** The body of an entry; null when it is no event that a replay could rest on. */
export const readBody = (json: string): LedgerBody | null => {
  try {
    const body: unknown = JSON.parse(json);
    return isBody(body) ? body : null;
  } catch {
    return null;
  }
};
