/** What the guard protects, as plain data: read from Strapi's metadata once, turned into SQL by the modules beside this one. */

/** One step from a row to the components it holds: their link table, and the component's uid in it. */
export interface Step {
  readonly link: string;
  readonly component: string;
  /** The fields of the holder that count as content; null: all of them. */
  readonly fields: readonly string[] | null;
}

/** How a row belongs to a document: from the content row inwards, one step a level. No step: it is the content row. */
export interface Chain {
  readonly uid: string;
  readonly table: string;
  readonly steps: readonly Step[];
}

export interface ContentTable {
  readonly uid: string;
  readonly table: string;
  /** Columns that anybody may write on a live row: who made it, and what the host configured as no content. */
  readonly free: readonly string[];
}

export interface ComponentTable {
  readonly uid: string;
  readonly table: string;
}

/** What a link leads to, where that has an identity of its own. */
export interface Target {
  readonly uid: string;
  readonly table: string;
  readonly draftAndPublish: boolean;
}

/** A side of a link table whose rows are content: of the documents that hold the rows `column` points at. */
export interface End {
  readonly uid: string;
  /** The attribute that this end stores; null where several share it. */
  readonly attribute: string | null;
  readonly column: string;
  /** Polymorphic: `column` belongs to `uid` only where this column says so. There is no foreign key then. */
  readonly type: string | null;
  /** Where several attributes share a table: those that count; null: all of them. */
  readonly fields: readonly string[] | null;
  /** The columns that make up the content; null: every one. The order of the far side's list is not among them. */
  readonly content: readonly string[] | null;
  /** Gives the order of the content, where it has one. */
  readonly order: string | null;
  readonly target: (Target & { readonly column: string }) | null;
}

export interface LinkTable {
  readonly table: string;
  readonly ends: readonly End[];
}

/** The media library, as far as content shows its files. */
export interface FileTable {
  readonly table: string;
  readonly links: string;
  readonly file: string;
  readonly owner: string;
  readonly type: string;
  /** Who shows files, and in which of his fields. */
  readonly shownBy: readonly { readonly uid: string; readonly fields: readonly string[] }[];
  readonly free: readonly string[];
}

/** Rows that live content names: their identity, and their going away, change what it says. */
export interface TargetTable extends Target {
  /** Columns that make up the identity. */
  readonly identity: readonly string[];
  readonly links: readonly { readonly table: string; readonly column: string; readonly end: End }[];
}

export interface Plan {
  readonly contents: readonly ContentTable[];
  readonly components: readonly ComponentTable[];
  readonly links: readonly LinkTable[];
  readonly files: FileTable | null;
  /** Uncovered types only: what covered ones may do stands with their content. */
  readonly targets: readonly TargetTable[];
  /** Every way in which rows of a covered type, or of a component, belong to a document of a covered type. */
  readonly chains: ReadonlyMap<string, readonly Chain[]>;
}

/** Columns of Strapi's own, the same in every host. */
export const COLUMN = {
  id: 'id',
  documentId: 'document_id',
  locale: 'locale',
  publishedAt: 'published_at',
  holder: 'entity_id',
  part: 'cmp_id',
  componentType: 'component_type',
  field: 'field',
} as const;

export const chainsOf = (plan: Plan, uid: string): readonly Chain[] => plan.chains.get(uid) ?? [];
