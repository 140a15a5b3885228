/** What a field of a covered type can be to the plugin, instead of a field that it adds itself. */
export const ROLES = ['column', 'unit', 'eventDate', 'classification', 'displayedDate'] as const;
export type FieldRole = (typeof ROLES)[number];
export type FieldMapping = Readonly<Partial<Record<FieldRole, string>>>;

/** A field of the host's, as far as a proposal looks at it. */
export interface HostField {
  readonly name: string;
  /** What editors read above it. */
  readonly label: string;
  readonly type: string;
  readonly target?: string;
  /** A relation to one record. */
  readonly toOne?: boolean;
  /** Of an enumeration. */
  readonly values?: readonly string[];
}

/** By which names a field is known, the surest first: whole names, or one of their words. */
export const NAMES: Readonly<Record<FieldRole, readonly string[]>> = {
  column: ['column', '栏目', 'category', 'channel', 'section', '分类', '频道', 'lanmu', 'rubric', 'kategorie'],
  unit: ['unit', 'department', 'dept', '单位', '部门', '科室', '处室', 'danwei', 'bumen', 'division', 'office', 'bureau'],
  eventDate: ['eventdate', 'dateofevent', '发生日期', '事发日期', '事件日期', '发生时间', 'happenedon', 'occurredon', 'eventday', 'event'],
  classification: ['classification', '公开属性', '密级', '公开方式', 'secrecy', 'confidentiality'],
  displayedDate: ['publishdate', 'releasedate', 'issuedate', '发布日期', '发布时间', '发文日期', 'displayeddate', 'dateline'],
};

/** eventDate, event_date → event, date. A Chinese name is one word. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** How surely a field goes by one of these names: the lower the surer; null: it does not. */
const rankIn = (names: readonly string[], name: string): number | null => {
  const words = wordsOf(name);
  const whole = names.indexOf(words.join(''));
  if (whole >= 0) return whole;
  const part = names.findIndex(
    (known) => words.includes(known) || (/\p{Script=Han}/u.test(known) && words.some((word) => word.includes(known)))
  );
  return part < 0 ? null : names.length + part;
};

/** By its name or by its label, whichever says more. */
export const rankOf = (role: FieldRole, { name, label }: HostField): number | null => {
  const ranks = [rankIn(NAMES[role], name), rankIn(NAMES[role], label)].filter((rank) => rank !== null);
  return ranks.length === 0 ? null : Math.min(...ranks);
};
