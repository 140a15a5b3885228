import { applySite, isSiteFounded, SITE_BASES, UNTOLD, type Site, type SiteEvent } from '../../site';
import type { LedgerEntry } from '../chain';
import { eventOf, list, nullOr, number, oneOf, readAs, shape, text, type EventShapes } from '../shapes';
import { streamOf, type Stream } from '../stream';

/** The site has one chain: whether the rule is enforced, since when, by whom. */
export const SITE_CHAIN = 'site/mode';

export interface SiteBody {
  readonly event: SiteEvent;
}

const told = { basis: oneOf(SITE_BASES), reason: text };
const figures = shape({
  from: nullOr(number),
  publications: number,
  refused: number,
  notJudged: number,
  reasons: list(shape({ code: text, count: number })),
});

export const meanwhile = shape({ adopted: number, gone: number, documents: list(text) });

const EVENTS: EventShapes<SiteEvent> = {
  trial_begun: told,
  enforcing: { ...told, trial: nullOr(figures) },
  enforced: { ...told, trial: nullOr(figures), adopted: number },
  relaxed: told,
  mapping_confirmed: { ...told, types: text },
  rights_granted: { ...told, rights: list(shape({ role: number, action: text, subject: nullOr(text), fields: list(text) })) },
  left_out: { ...told, uid: text },
  taken_up: { ...told, uid: text, meanwhile },
};

const isBody = (value: unknown): value is SiteBody => shape({ event: eventOf(EVENTS) })(value);

/** The site's stream: when everything was enforced, and when it was tried out. */
export const siteStream = (): Stream<Site> =>
  streamOf<SiteBody, Site>({
    name: 'site',
    owns: (chain) => chain === SITE_CHAIN,
    read: readAs(isBody),
    chainOf: () => SITE_CHAIN,
    initial: UNTOLD,
    apply: (state, { event }) => applySite(state, event),
    checks: [(state, { event }) => (isSiteFounded(state, event) ? null : 'unfounded')],
  });

/** The site as the entries of its chain alone tell it. */
export const siteIn = (entries: Iterable<LedgerEntry>): Site => {
  const stream = siteStream();
  const replay = stream.open(SITE_CHAIN);
  for (const entry of entries) if (stream.owns(entry.chain)) replay.add(entry.body);
  return replay.state();
};
