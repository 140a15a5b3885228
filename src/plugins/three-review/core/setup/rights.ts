import type { PostKind } from '../regulation';

export const EXPLORER = 'plugin::content-manager.explorer.';
export const PLUGIN = 'plugin::three-review.';

/** One right of a role, as the host stores it; `fields` null: all of them. */
export interface Right {
  readonly action: string;
  readonly subject: string | null;
  readonly fields: readonly string[] | null;
}

export interface Role {
  readonly id: number;
  readonly rights: readonly Right[];
  /** Active accounts that have it. */
  readonly members: readonly string[];
  /** May do everything, whatever is granted. */
  readonly all: boolean;
}

/** A covered type by its fields, as roles are given them. */
export interface TypeFields {
  readonly uid: string;
  readonly all: readonly string[];
  /** What the plugin added and people fill in. */
  readonly added: readonly string[];
  /** Without these a drafter cannot say whose the document is: added, or the host's own. */
  readonly needed: readonly string[];
  /** What the plugin added for reading alone. */
  readonly stage: string;
}

/** Who holds a post now, and whether it signs or publishes. */
export interface InPost {
  readonly person: string;
  readonly post: PostKind;
  readonly publishes: boolean;
}

/** What a role lacks: a right, or (with `fields`) fields of one. */
export interface Gap {
  readonly role: number;
  readonly action: string;
  readonly subject: string | null;
  readonly fields: readonly string[];
}

const of = (role: Role, action: string, subject: string | null): readonly Right[] =>
  role.rights.filter((right) => right.action === action && right.subject === subject);

/** A field is given by itself, or by whatever it lies in. */
const gives = (rights: readonly Right[], field: string): boolean =>
  rights.some(({ fields }) => fields === null || fields.some((one) => field === one || field.startsWith(`${one}.`)));

const lacking = (rights: readonly Right[], wanted: readonly string[]): readonly string[] => wanted.filter((field) => !gives(rights, field));

/** Who may read, create or change a type and not the fields that the plugin added: it shows "no permissions", and what they fill in is lost. */
const fieldGaps = (role: Role, type: TypeFields): readonly Gap[] =>
  (['create', 'read', 'update'] as const).flatMap((verb) => {
    const action = `${EXPLORER}${verb}`;
    const rights = of(role, action, type.uid);
    const wanted = { create: type.needed, read: [type.stage, ...type.added], update: type.added }[verb];
    const fields = lacking(rights, wanted);
    return rights.length > 0 && fields.length > 0 ? [{ role: role.id, action, subject: type.uid, fields }] : [];
  });

const own = (role: Role, names: readonly string[]): readonly Gap[] =>
  names
    .map((name) => `${PLUGIN}${name}`)
    .filter((action) => of(role, action, null).length === 0)
    .map((action) => ({ role: role.id, action, subject: null, fields: [] }));

/** A10.2: who drafts can send for review. */
const draftingGaps = (role: Role, types: readonly TypeFields[]): readonly Gap[] =>
  types.some(({ uid }) => of(role, `${EXPLORER}create`, uid).length > 0) ? own(role, ['review.read', 'review.submit']) : [];

/** A10.2: who signs reads all of it; who publishes may do so in the Content Manager. By all roles of the person together. */
const postGaps = ({ publishes }: InPost, roles: readonly Role[], types: readonly TypeFields[]): readonly Gap[] => {
  const [first] = roles;
  if (!first || roles.some(({ all }) => all)) return [];
  const holds = (action: string, subject: string | null) => roles.flatMap((role) => of(role, action, subject));
  const read = `${EXPLORER}read`;
  return [
    ...['review.read', 'review.act']
      .map((name) => `${PLUGIN}${name}`)
      .filter((action) => holds(action, null).length === 0)
      .map((action) => ({ role: first.id, action, subject: null, fields: [] })),
    ...types.flatMap(({ uid, all }): readonly Gap[] => {
      const reads = holds(read, uid);
      const fields = lacking(reads, all);
      const by = roles.find((role) => of(role, read, uid).length > 0) ?? first;
      const publish = `${EXPLORER}publish`;
      return [
        ...(fields.length > 0 ? [{ role: by.id, action: read, subject: uid, fields }] : []),
        ...(publishes && holds(publish, uid).length === 0 ? [{ role: first.id, action: publish, subject: uid, fields: [] }] : []),
      ];
    }),
  ];
};

const keyOf = ({ role, action, subject }: Gap): string => `${String(role)} ${action} ${subject ?? ''}`;

/** Gaps in one right are one gap. */
const joined = (gaps: readonly Gap[]): readonly Gap[] => {
  const held = new Map<string, Gap>();
  for (const gap of gaps) {
    const before = held.get(keyOf(gap));
    held.set(keyOf(gap), before ? { ...before, fields: [...new Set([...before.fields, ...gap.fields])] } : gap);
  }
  return [...held.values()];
};

/** What roles with members lack for the work that their members have. Nothing is ever to be taken away. */
export const rightsGaps = (roles: readonly Role[], types: readonly TypeFields[], posts: readonly InPost[]): readonly Gap[] => {
  const bound = roles.filter(({ all, members }) => !all && members.length > 0);
  return joined([
    ...bound.flatMap((role) => [...types.flatMap((type) => fieldGaps(role, type)), ...draftingGaps(role, types)]),
    ...posts.flatMap((post) =>
      postGaps(
        post,
        roles.filter(({ members }) => members.includes(post.person)),
        types
      )
    ),
  ]);
};
