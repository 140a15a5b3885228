/** What an action of Strapi's document service means for the gate, whatever the path that called it. */
export type Meaning =
  | 'publish'
  | 'create_published' // REST's default: a new document, live at once
  | 'update_published' // the same for an existing one: the draft is written and published in one go
  | 'draft_write'
  | 'take_down'
  | 'delete'
  | 'read'
  | 'nothing';

const DRAFT_WRITES = new Set(['create', 'update', 'clone', 'discardDraft']);
const READS = new Set(['findOne', 'findFirst', 'findMany', 'count']);

/** `action`: of the document service. `status`: of its parameters. An action nobody knows counts as a publication: it fails closed. */
export const meaningOf = (action: string, status: unknown): Meaning => {
  if (READS.has(action)) return 'read';
  if (action === 'publish') return 'publish';
  if (action === 'unpublish') return 'take_down';
  if (action === 'delete') return 'delete';
  if (!DRAFT_WRITES.has(action)) return 'publish';
  if (status === undefined || status === 'draft') return 'draft_write';
  return action === 'create' || action === 'clone' ? 'create_published' : 'update_published';
};
