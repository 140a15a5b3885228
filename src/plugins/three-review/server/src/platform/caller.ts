import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../../../core/review';
import { isRow, textOf, type Row, type Strapi } from './strapi';

/**
 * Who stands behind what happens now.
 * `admin`: a person in an interactive session of the admin. `admin_token`: code that holds an administrator's token.
 * `outside`: a request that is not the admin's: REST, GraphQL, custom routes. `code`: no request at all: cron, scripts, plugins.
 */
export interface Caller {
  readonly kind: 'admin' | 'admin_token' | 'outside' | 'code';
  readonly actor: Actor | null;
  readonly interactive: boolean;
  /** The session in which a person acts; null for everybody else. */
  readonly session: string | null;
  readonly mayReadDrafts: boolean;
  /** What their roles let a person do, as Strapi's authentication left it; null for everybody else. */
  readonly ability: unknown;
  /** ms: when his request arrived, or his code began. What happened since, he could not know. */
  readonly since: number;
}

export const DRAFTS_READ = 'plugin::three-review.drafts.read';

type Kind = Omit<Caller, 'since'>;

const CODE: Kind = { kind: 'code', actor: null, interactive: false, session: null, mayReadDrafts: true, ability: null };

const arrivals = new WeakMap<object, number>();

/** Notes of every request when it came. In `register()`, so that it stands before everything that takes time. */
export const noteArrivals = (strapi: Strapi): void => {
  strapi.server.use((ctx, next) => {
    arrivals.set(ctx, Date.now());
    return next();
  });
};

export const actorOf = (user: Row): Actor => {
  const name = [textOf(user.firstname), textOf(user.lastname)].filter(Boolean).join(' ');
  const account = textOf(user.email) ?? textOf(user.username);
  return { id: String(user.id), name: name || textOf(user.username) || account || String(user.id), ...(account ? { account } : {}) };
};

interface State {
  readonly auth?: { readonly strategy?: { readonly name?: string }; readonly credentials?: unknown; readonly ability?: unknown };
  readonly user?: unknown;
  readonly userAbility?: unknown;
  readonly session?: { readonly id?: unknown };
  readonly route?: { readonly info?: { readonly type?: string } };
}

/** Only an explicit grant counts: a role's permission, or one of a custom token. Read-only and full-access tokens name no permission. */
const grantsDrafts = (ability: unknown): boolean => {
  if (!isRow(ability) && typeof ability !== 'object') return false;
  const can = (ability as { can?: (action: string) => boolean } | null)?.can;
  return typeof can === 'function' && can.call(ability, DRAFTS_READ);
};

/** One request asks many questions of the database, and its authentication is made once. */
const granted = new WeakMap<object, boolean>();
const mayReadDrafts = (auth: State['auth']): boolean => {
  if (auth === undefined) return grantsDrafts(undefined);
  const known = granted.get(auth) ?? grantsDrafts(auth.ability);
  granted.set(auth, known);
  return known;
};

const fromState = (state: State): Kind => {
  const strategy = state.auth?.strategy?.name;
  const actor = isRow(state.user) ? actorOf(state.user) : null;
  if (strategy === 'admin')
    return {
      kind: 'admin',
      actor,
      interactive: true,
      session: textOf(state.session?.id),
      mayReadDrafts: true,
      ability: state.userAbility ?? null,
    };
  if (strategy === 'admin-token') return { ...CODE, kind: 'admin_token', actor };
  if (strategy === undefined && state.route?.info?.type === 'admin') return { ...CODE, interactive: false };
  return { kind: 'outside', actor: null, interactive: false, session: null, mayReadDrafts: mayReadDrafts(state.auth), ability: null };
};

/** The person in whose session of the admin a request was answered; null: another caller. */
export const personIn = (state: State): { readonly id: number; readonly session: string } | null => {
  const session = textOf(state.session?.id);
  if (state.auth?.strategy?.name !== 'admin' || !isRow(state.user) || session === null) return null;
  return { id: Number(state.user.id), session };
};

/** Nobody's request: the boot, cron, a script. */
export const byCode = (): Caller => ({ ...CODE, since: Date.now() });

/** The caller of the request that is being served, `code` outside of any. */
export const currentCaller = (strapi: Strapi): Caller => {
  const ctx = strapi.requestContext.get();
  return ctx ? { ...fromState(ctx.state), since: arrivals.get(ctx) ?? Date.now() } : byCode();
};

/** Does this caller come from outside, without the permission to read drafts? For them drafts of covered types do not exist (contract: drafts.read). */
export const isKeptFromDrafts = (caller: Caller): boolean => caller.kind === 'outside' && !caller.mayReadDrafts;

/** Ids of a document's rows. */
export interface OwnRows {
  readonly drafts: ReadonlySet<number>;
  readonly live: ReadonlySet<number>;
}

/** What the gate itself has opened, for exactly the calls made inside it. */
export interface Scope {
  /** A document action is running through the gate: what it reads and writes on drafts is its own business. */
  readonly action?: boolean;
  /** Such an action writes what is public at once: files of drafts are not there to be shown by it, for whoever may not read drafts. */
  readonly filesKept?: boolean;
  /** What such an action left to be done after its commit: it reads what the action could read, and writes by no permit of it. */
  readonly sees?: boolean;
  /** Live rows of this document may be written: the gate verifies them before the commit. `own`: ids of its rows, known under its lock. */
  readonly live?: { readonly uid: string; readonly documentId: string; readonly own?: OwnRows };
  /** This is the take-down that a publisher ordered with a reason. */
  readonly takeDown?: boolean;
  /** A whole locale of the site is being deleted, by whoever administers its locales: no single unit is asked. */
  readonly wholeLocale?: boolean;
  /** Files that only drafts used, by id, while they are being deleted: nobody outside hears more of them than that. */
  readonly untold?: ReadonlySet<number>;
  /** In a trial run: what is done here is judged as if the rule were enforced, and undone. */
  readonly judging?: boolean;
  /** In a trial run: this is part of an act that is judged as a whole. */
  readonly judged?: boolean;
  /** Units are being written by a command on the organisation. */
  readonly organisation?: boolean;
}

const scopes = new AsyncLocalStorage<Scope>();
export const currentScope = (): Scope => scopes.getStore() ?? {};
export const withScope = <T>(scope: Scope, work: () => Promise<T>): Promise<T> => scopes.run({ ...currentScope(), ...scope }, work);

/** Who changes what, and when (ms): kept with what was changed. Null: the product itself. */
export interface By {
  readonly name: string | null;
  readonly at: number;
}
