import { z } from 'zod';
import { REASONS, ROLES, STEPS, STEP_STATES } from '../../core/setup';
import { uid } from './common';
import { postKind, unit } from './organisation';
import { actor, person, unitRef } from './references';

/** A field as people know it. `added`: the plugin's own, worded by the translations. */
const field = z.object({ name: z.string(), label: z.string(), added: z.enum([...ROLES, 'stage']).nullable() });
export type SetupField = z.infer<typeof field>;

/** Where a type's column, unit and so on are taken from; null: a field that the plugin adds. */
const sources = z.record(z.enum(ROLES), field.nullable());

const hostType = z.object({
  uid,
  name: z.string(),
  documents: z.number().int(),
  /** Of these, what is live: taken over as it stands when the rule is enforced. */
  live: z.number().int(),
  covered: z.boolean(),
  proposal: z.object({ cover: z.boolean(), why: z.enum(REASONS) }),
  /** As configured; of a type that is not covered, as proposed. */
  sources,
});
export type SetupType = z.infer<typeof hostType>;

/** A text or a record that documents name and nothing stands for. */
const stray = z.object({
  value: z.string(),
  /** Of a record of the host's: its name. */
  name: z.string(),
  documents: z.number().int(),
  /** What a unit or a column of it could be called by machines. */
  code: z.string(),
  /** False: what documents hold is no text by which one of ours can be called. */
  fits: z.boolean(),
  /** True: the configuration reads it as a unit of that code, which is not there yet. */
  configured: z.boolean(),
});
export type SetupStray = z.infer<typeof stray>;

const seat = z.object({
  post: postKind,
  /** Null: of the whole bureau. */
  unit: unitRef.nullable(),
  holders: z.array(actor),
  /** Drafts that cannot go on while it is vacant. */
  waiting: z.number().int(),
});
export type SetupSeat = z.infer<typeof seat>;

/** What a role lacks: an action of the plugin or of the Content Manager; `type` null: of no content type. */
const gap = z.object({
  role: person,
  action: z.string().max(200),
  type: z.object({ uid, name: z.string() }).nullable(),
  fields: z.array(field),
});
export type SetupGap = z.infer<typeof gap>;

export const setupStep = z.object({ id: z.enum(STEPS), state: z.enum(STEP_STATES), missing: z.number().int() });
export type SetupStep = z.infer<typeof setupStep>;

/** `GET /setup`: what is there and what is missing before the rule can be enforced. Nothing of it is changed by looking. */
export const setup = z.object({
  /** ms */
  checkedAt: z.number(),
  timeZone: z.string(),
  /** Is the password asked for when the rule is enforced? */
  reauthenticates: z.boolean(),
  steps: z.array(setupStep),
  /** The steps that are left, the most harmful first. */
  left: z.array(z.enum(STEPS)),
  types: z.object({
    types: z.array(hostType),
    /** Who has confirmed exactly what is configured now, and when; null: nobody. */
    confirmed: z.object({ by: actor.nullable(), at: z.number() }).nullable(),
    /** The lines of the configuration that cover what is covered and what is proposed. */
    lines: z.string(),
  }),
  units: z.object({ units: z.array(unit), strays: z.array(stray), matched: z.number().int() }),
  posts: z.object({ seats: z.array(seat), people: z.number().int() }),
  columns: z.object({ on: z.boolean(), count: z.number().int(), exempt: z.number().int(), strays: z.array(stray) }),
  roles: z.object({ gaps: z.array(gap) }),
  /** What whoever asks may do here. */
  may: z.object({ manage: z.boolean(), columns: z.boolean(), roles: z.boolean() }),
});
export type Setup = z.infer<typeof setup>;

/** `GET /setup/people`: who can be appointed. */
export const setupPeople = z.array(person.extend({ account: z.string() }));
export type SetupPeople = z.infer<typeof setupPeople>;

/** `POST /setup/rights`: the rights as they were shown. What a role does not lack any more is left out; nothing else is ever given. */
export const rightsBody = z.strictObject({
  rights: z
    .array(
      z.strictObject({
        role: z.number().int().positive(),
        action: z.string().max(200),
        subject: uid.nullable(),
        fields: z.array(z.string().max(200)).max(500),
      })
    )
    .min(1)
    .max(500),
});
export type RightsIn = z.input<typeof rightsBody>;
export const granted = z.object({ granted: z.number().int() });
export type Granted = z.infer<typeof granted>;
