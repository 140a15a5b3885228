/** The attributes that the plugin adds to a covered type, by what each says, with the name it has where the configuration gives it no other. */
export const ADDED_FIELDS = {
  stage: 'reviewStage',
  unit: 'reviewUnit',
  column: 'reviewColumn',
  eventDate: 'reviewEventDate',
  classification: 'classification',
} as const;
export type AddedRole = keyof typeof ADDED_FIELDS;
export type AddedNames = Readonly<Partial<Record<AddedRole, string>>>;

export const ADDED_ROLES = Object.keys(ADDED_FIELDS) as readonly AddedRole[];

const PLUGIN = 'three-review';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What a covered type's `pluginOptions` say of its added attributes: any other field is the host's own, whatever it is called. */
export const markAdded = (names: AddedNames): Readonly<Record<string, unknown>> => ({ [PLUGIN]: { added: names } });

/** The same read back, from the options of a type; of a type that is not covered: nothing. */
export const addedIn = (options: unknown): AddedNames => {
  const mark = isObject(options) ? options[PLUGIN] : undefined;
  return isObject(mark) && isObject(mark.added) ? mark.added : {};
};

/** The options without the mark. */
export const unmarked = (options: unknown): unknown => {
  if (!isObject(options) || !(PLUGIN in options)) return options;
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== PLUGIN));
};

/** What the field of this name says, if it is one of ours. */
export const roleOf = (options: unknown, name: string): AddedRole | null => {
  const added = addedIn(options);
  return ADDED_ROLES.find((role) => added[role] === name) ?? null;
};
