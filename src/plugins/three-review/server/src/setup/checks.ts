import uniq from 'lodash/uniq';
import { gather, type Gathered } from './service';
import { vacantIn } from './posts';
import { modeOf } from '../ledger/site';
import type { Strapi } from '../platform/strapi';

/** What the doctor says of the setting up, each with what is missing. */
export interface SetupCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const listed = (items: readonly string[]): string => {
  const shown = items.slice(0, 10).join('; ');
  return items.length > 10 ? `${shown}; and ${String(items.length - 10)} more` : shown;
};

const found = (name: string, missing: readonly string[], fine: string): SetupCheck => ({
  name,
  ok: missing.length === 0,
  detail: missing.length === 0 ? fine : listed(missing),
});

const seat = ({ post, unit }: Gathered['posts']['seats'][number]): string => (unit ? `${unit.name}: ${post}` : post);

/** A1, A5.1, A6: units and posts as the first page counts them, and what roles lack for the work. */
export const setupChecks = async (strapi: Strapi): Promise<readonly SetupCheck[]> => {
  const { units, posts, columns, gaps, roles } = await gather(strapi);
  const vacant = vacantIn(posts);
  const ofUnits = vacant.filter(({ unit }) => unit !== null);
  const ofBureau = vacant.filter(({ unit }) => unit === null);
  const nobody = units.units.length === 0 ? ['no unit: nobody answers for any document'] : [];
  const texts = units.strays.map(({ name, documents }) => `“${name}” (${String(documents)} documents)`);
  const strayColumns = columns.strays
    .filter(({ documents }) => documents > 0)
    .map(({ name, documents }) => `“${name}” (${String(documents)} documents)`);
  const roleName = (id: number): string => roles.find((role) => role.id === id)?.name ?? String(id);
  const lacking = gaps.map(
    ({ role, action, subject, fields }) => `${roleName(role)}: ${[action, subject, fields.join(', ')].filter(Boolean).join(' ')}`
  );
  return [
    found('units', nobody, `${String(units.units.length)} units`),
    found('texts that name a unit', texts, 'each names one'),
    found('posts that sign', ofUnits.length > 0 ? [`vacant: ${listed(ofUnits.map(seat))}`] : [], 'held in every unit'),
    found(
      'publisher',
      ofBureau.length > 0 ? [`nobody in post: ${uniq(ofBureau.map(seat)).join(', ')}; nothing can be published`] : [],
      'in post'
    ),
    found('rights of roles', lacking, 'nothing is lacking'),
    {
      name: 'enforcement',
      ok: true,
      detail: modeOf(strapi) === 'enforced' ? 'enforced' : 'warning: a trial run: everything is judged and put down, nothing is stopped',
    },
    // Monitoring alone: the promise does not hang on it.
    { name: 'columns', ok: true, detail: strayColumns.length === 0 ? 'each is known' : `warning: no column for ${listed(strayColumns)}` },
  ];
};
