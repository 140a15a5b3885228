import sortBy from 'lodash/sortBy';
import { configLines, proposalFor, proposedMapping, ROLES, type FieldMapping, type Proposal } from '../../../core/setup';
import type { Setup, SetupField, SetupType } from '../../../shared/contracts';
import { configOf, isCovered } from '../platform/covered';
import { numberOf, firstRow, table } from '../platform/database';
import { hasDraftAndPublish, modelOf, ownContentTypes, tableOf, type Strapi } from '../platform/strapi';
import { confirmedNow } from './acts';
import { fieldFor, hostFields, isAdded, labelsOf, toldField } from './fields';

/** The types whose documents can be published one by one: only these can be covered. */
const publishable = (strapi: Strapi): readonly string[] => {
  const own = ownContentTypes(strapi);
  return Object.keys(strapi.contentTypes).filter(
    (uid) => /^(api|plugin)::/.test(uid) && !own.includes(uid) && hasDraftAndPublish(modelOf(strapi, uid))
  );
};

const countOf = async (strapi: Strapi, uid: string, live: boolean): Promise<number> => {
  const documents = table(strapi, strapi.db.connection, tableOf(strapi, uid)).countDistinct({ n: 'document_id' });
  if (live) void documents.whereNotNull('published_at');
  return numberOf((await firstRow(documents))?.n);
};

interface Looked {
  readonly type: SetupType;
  readonly proposal: Proposal;
}

const sourcesOf = (strapi: Strapi, uid: string, label: (name: string) => string, proposed: FieldMapping): SetupType['sources'] => {
  const known = (name: string | null | undefined): SetupField | null => (name ? { name, label: label(name), added: null } : null);
  const held = (role: (typeof ROLES)[number]): SetupField | null => {
    if (!isCovered(strapi, uid)) return known(proposed[role]);
    const name = fieldFor(strapi, uid, role);
    return name === null || isAdded(strapi, uid, role) ? null : toldField(strapi, uid, label, name);
  };
  return {
    column: held('column'),
    unit: held('unit'),
    eventDate: held('eventDate'),
    classification: held('classification'),
    displayedDate: held('displayedDate'),
  };
};

/** One type of the host's: how much of it there is, whether it is covered, and what is proposed by its fields. */
const look = async (strapi: Strapi, uid: string): Promise<Looked> => {
  const label = await labelsOf(strapi, uid);
  const covered = isCovered(strapi, uid);
  const added = covered ? ROLES.flatMap((role) => (isAdded(strapi, uid, role) ? (fieldFor(strapi, uid, role) ?? []) : [])) : [];
  const fields = hostFields(strapi, uid, label).filter(({ name }) => !added.includes(name));
  const proposal = proposalFor({ uid, fields });
  return {
    proposal,
    type: {
      uid,
      name: modelOf(strapi, uid).info?.displayName ?? uid,
      documents: await countOf(strapi, uid, false),
      live: await countOf(strapi, uid, true),
      covered,
      proposal: { cover: proposal.cover, why: proposal.why },
      sources: sourcesOf(strapi, uid, label, proposedMapping({ uid, fields })),
    },
  };
};

/** Which types there are. They are named in the deployed configuration, which somebody reviews: nothing here covers or uncovers one. */
export const typesFacts = async (strapi: Strapi): Promise<Setup['types']> => {
  const looked: Looked[] = [];
  for (const uid of publishable(strapi)) looked.push(await look(strapi, uid));
  const named = looked.filter(({ type, proposal }) => type.covered || proposal.cover);
  return {
    types: sortBy(
      looked.map(({ type }) => type),
      [({ covered }) => !covered, ({ proposal }) => !proposal.cover, ({ documents }) => -documents, 'uid']
    ),
    confirmed: await confirmedNow(strapi),
    lines: configLines(
      named.map(({ type: { uid, covered }, proposal }) => ({
        uid,
        mapping: covered ? { ...configOf(strapi).contentTypes[uid] } : proposal.mapping,
      }))
    ),
  };
};
