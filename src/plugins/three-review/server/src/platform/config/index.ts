import { keysOf } from '../json';
import { isRow } from '../strapi';
import { z } from 'zod';
import { SHIPPED_POLICIES, SITE_PROFILES, policyFaults, type Policy } from '../../../../core/regulation';
import { CHANNEL_NAMES } from './channels';
import { mapping } from './mapping';

export type { Mapping } from './mapping';

const shipped = z.enum(keysOf(SHIPPED_POLICIES)).transform((id): Policy[] => [SHIPPED_POLICIES[id]]);
/** Enough of a policy's shape to ask the core about the rest. */
const looksLikePolicy = (value: unknown): value is Policy => isRow(value) && Array.isArray(value.stages) && Array.isArray(value.criteria);
const isPolicy = (value: unknown): value is Policy => looksLikePolicy(value) && policyFaults(value).length === 0;
const own = z.custom<Policy>(isPolicy, {
  message: `must be one of ${Object.keys(SHIPPED_POLICIES).join(', ')}, or a policy with the three stages and five criteria`,
});

/** What is wrong with a policy of the host's own; where it is none at all, what is allowed. */
const whyNoPolicy = (input: unknown): string => {
  const versions: readonly unknown[] = Array.isArray(input) ? input : [input];
  const faults = versions.filter(looksLikePolicy).flatMap(policyFaults);
  const allowed = `must be one of ${Object.keys(SHIPPED_POLICIES).join(', ')}, a policy object, or a list of policy versions`;
  return faults.length > 0 ? faults.join('; ') : allowed;
};

const timeZone = z.string().refine(
  (zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  },
  { message: 'must be an IANA time zone, like Asia/Shanghai' }
);

export const configSchema = z.strictObject({
  contentTypes: z.record(z.string(), mapping).default({}),
  policy: z
    .union([shipped, own.transform((policy) => [policy]), z.array(own).min(1)], {
      error: ({ input }) => whyNoPolicy(input),
    })
    .default([SHIPPED_POLICIES['huludao-2023']]),
  timeZone: timeZone.default('Asia/Shanghai'),
  databaseGuard: z.boolean().default(true),
  /** A folder, from the root of the site: a copy of every file that is published lies there. Never below the public folder. */
  keptFiles: z.string().min(1).default('three-review-files'),
  /** The person's password with every signature and publication (A10.2): a script that runs in their browser does not know it. */
  signing: z.strictObject({ reauthenticate: z.boolean().default(() => process.env.NODE_ENV === 'production') }).prefault({}),
  /** False: a trial run, as long as nobody has enforced the rule: everything is judged and put down, nothing is stopped. */
  enforce: z.boolean().default(true),
  amendments: z.literal('restart', { error: 'must be "restart": a reviewer\'s own edit begins a new round' }).default('restart'),
  /** How notices leave the house; in the admin they stand in any case. `email` needs a provider in Strapi's email plugin. */
  notify: z.strictObject({ channels: z.array(z.enum(CHANNEL_NAMES)).default([]) }).prefault({}),
  audit: z.preprocess(
    // `false` and `true` stand for a whole object.
    (held) => (typeof held === 'boolean' ? { on: held } : held),
    z
      .strictObject({
        /** False: no pages, no routes, no wake-ups, no widgets of the column audit. What goes live is recorded all the same. */
        on: z.boolean().default(true),
        /** Inspections of the whole site that apply beside the policy. */
        profiles: z.array(z.enum(keysOf(SITE_PROFILES))).default(['national-2019']),
        /** Columns that the home page shows, by slug; none named: every column of news, notices and policies. */
        homePage: z.strictObject({ columns: z.array(z.string().max(64)).default([]) }).prefault({}),
      })
      .prefault({})
  ),
  jobs: z
    .strictObject({
      redisUrl: z.undefined({ error: 'is not supported yet: leave it out' }).optional(),
      /** False: this process serves and does no background work; another one must. The environment decides where the host says nothing. */
      background: z.boolean().default(() => process.env.THREE_REVIEW_BACKGROUND !== 'false'),
      /** ms after which an instance that has said nothing of its work is taken for dead, and another takes it over. */
      lease: z.number().int().min(1000).max(3_600_000).default(60_000),
    })
    .prefault({}),
});
export type Config = z.infer<typeof configSchema>;

/** Reads the host's configuration; a wrong key or value throws with the key, the value and what is allowed. */
export const parseConfig = (raw: unknown): Config => {
  const parsed = configSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const at = (path: readonly PropertyKey[]): unknown =>
    path.reduce<unknown>((held, key) => (isRow(held) ? held[String(key)] : undefined), raw);
  const lines = parsed.error.issues.map(
    (issue) =>
      `  config.${issue.path.map(String).join('.') || '(root)'}: ${issue.message} (got ${JSON.stringify(at(issue.path)) ?? 'nothing'})`
  );
  throw new Error(`three-review: the plugin's configuration cannot be used, the site does not start.\n${lines.join('\n')}`);
};
