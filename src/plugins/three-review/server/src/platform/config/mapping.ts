import { z } from 'zod';
import { CLASSIFICATIONS } from '../../../../core/review';
import { ADDED_FIELDS, ADDED_ROLES } from '../../../../shared/addedFields';
import { keysOf } from '../json';

const field = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'must be the name of a field');

/** Names that mean something to Strapi, however they are written. */
const RESERVED =
  /^(id|documentid|locale|localizations|status|meta|entryid|then|strapi.*|(created|updated|published|firstpublished)(at|by))$/;
const ownName = field.refine((name) => !RESERVED.test(name.replaceAll('_', '').toLowerCase()), {
  message: 'is a name that Strapi uses itself',
});

const added = z.strictObject({
  stage: ownName.optional(),
  unit: ownName.optional(),
  column: ownName.optional(),
  eventDate: ownName.optional(),
  classification: ownName.optional(),
});

/** How one type is covered: which fields of the host's say what the plugin has to know, and what they mean. */
export const mapping = z
  .strictObject({
    column: field.optional(),
    eventDate: field.optional(),
    unit: field.optional(),
    classification: field.optional(),
    /** The date that readers are shown (发布日期), where the type shows one: held against the record of publications. */
    displayedDate: field.optional(),
    /** Fields that are not content: inverse relations that outsiders write, counters. They are neither signed nor guarded. */
    ignore: z.array(field).default([]),
    /** Other names for the fields that the plugin adds, where the host uses theirs. Chosen once: what is written stays under its name. */
    added: added.prefault({}),
    /** Of a text that names the unit: what is neither a unit's code nor its name → the code of the unit meant. */
    unitNames: z.record(z.string().min(1), z.string().min(1).max(64)).default({}),
    /** The host's words → ours (A7.3). Where there is a table, what is not in it counts as withheld. */
    classificationValues: z.record(z.string().min(1), z.enum(CLASSIFICATIONS)).optional(),
  })
  .superRefine((given, ctx) => {
    const wrong = (path: string[], message: string): void => void ctx.addIssue({ code: 'custom', path, message });
    for (const role of keysOf(given.added)) {
      if (role !== 'stage' && given[role] !== undefined)
        wrong(['added', role], `the type's own field ${given[role]} is used for it: the plugin adds none`);
    }
    const names = ADDED_ROLES.map((role) => given.added[role] ?? ADDED_FIELDS[role]);
    for (const role of keysOf(given.added)) {
      if (names.filter((name) => name === given.added[role]).length > 1)
        wrong(['added', role], 'another field of the plugin has this name');
    }
    if (given.classificationValues && given.classification === undefined)
      wrong(['classificationValues'], 'goes with `classification`, which names a field of the type');
    if (Object.keys(given.unitNames).length > 0 && given.unit === undefined)
      wrong(['unitNames'], 'goes with `unit`, which names a field of the type');
  });
export type Mapping = z.infer<typeof mapping>;
