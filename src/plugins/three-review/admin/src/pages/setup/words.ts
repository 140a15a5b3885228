import type { Setup, SetupField, SetupGap, SetupSeat, SetupStep, SetupStray } from '../../../../shared/contracts';
import type { Words } from '../../hooks/useWords';
import { OWN_LABELS } from '../../utils/ownFields';
import type { MessageKey } from '../../utils/keys';

export const STEP_NAME: Readonly<Record<SetupStep['id'], MessageKey>> = {
  types: 'setup.step.types',
  units: 'setup.step.units',
  posts: 'setup.step.posts',
  columns: 'setup.step.columns',
  roles: 'setup.step.roles',
};

/** The date that readers are shown is always the host's own. */
export const fieldName = ({ pick }: Words, { label, added }: SetupField): string =>
  added === null || added === 'displayedDate' ? label : pick(OWN_LABELS[added]);

const SHOWN = 5;

/** The first few, and how many there are. */
export const someOf = ({ t, list }: Words, names: readonly string[]): string => {
  const shown = list(names.slice(0, SHOWN));
  return names.length > SHOWN ? t('setup.more', { names: shown, count: names.length }) : shown;
};

export const strayName = ({ t }: Words, { name, documents }: SetupStray): string => t('setup.stray', { name, count: documents });

export const seatName = ({ t, post }: Words, seat: Pick<SetupSeat, 'unit' | 'post'>): string =>
  seat.unit ? t('setup.posts.seat', { unit: seat.unit.name, post: post(seat.post) }) : t('setup.posts.bureau', { post: post(seat.post) });

export const isVacant = ({ holders }: SetupSeat): boolean => holders.length === 0;

/** What is missing of a step, as part of a sentence. */
export const gapOf = ({ t }: Words, setup: Setup, { id, state, missing }: SetupStep): string => {
  const none = state === 'nothing';
  switch (id) {
    case 'types':
      return t(none ? 'setup.gap.types.none' : 'setup.gap.types');
    case 'units':
      return none ? t('setup.gap.units.none') : t('setup.gap.units', { count: missing });
    case 'posts':
      return t('setup.gap.posts', { count: missing });
    case 'columns':
      return none ? t('setup.gap.columns.none') : t('setup.gap.columns', { count: missing });
    case 'roles':
      return t('setup.gap.roles', { count: new Set(setup.roles.gaps.map(({ role }) => role.id)).size });
  }
};

const VERB = /\.(create|read|update|publish)$/;
const OWN = /^plugin::three-review\.(review\.(?:read|submit|act))$/;

/** A right as it is lacking, or as it is given. A whole right on a type names no field. */
export const rightWords = (words: Words, how: 'lack' | 'give', { action, type, fields }: SetupGap): string => {
  const { t, list } = words;
  const own = OWN.exec(action)?.[1] as 'review.read' | 'review.submit' | 'review.act' | undefined;
  if (own) return t(`setup.${how}.${own}`);
  const verb = VERB.exec(action)?.[1] as 'create' | 'read' | 'update' | 'publish' | undefined;
  if (!verb || !type) return t(`setup.${how}.other`, { action });
  const name = t('setup.types.field', { label: type.name });
  // So many fields are the whole document: nobody reads them one by one.
  if (verb === 'publish' || (verb === 'read' && fields.length > SHOWN + 1))
    return t(verb === 'publish' ? `setup.${how}.publish` : `setup.${how}.readAll`, { type: name });
  return t(`setup.${how}.${verb}`, { type: name, fields: list([...new Set(fields.map((field) => fieldName(words, field)))]) });
};
