import type { RefusalCode } from '../../../core/kernel/result';
import type { RefusalOut } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import { AWAITS, CASE_STATE, oneOf } from './keys';

type Data = Readonly<Record<string, unknown>>;

/** Where the sentence stands, and which stage is awaited there: both shape what a reader needs to be told. */
export interface Setting {
  readonly acting: 'sign' | 'other';
  readonly awaited: string | null;
  /** Field paths → the names a person knows them by. */
  readonly fields: (paths: readonly string[]) => readonly string[];
}

export const ANYWHERE: Setting = { acting: 'other', awaited: null, fields: (paths) => paths };

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const rows = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : []);
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text).filter(Boolean) : []);
const wording = (value: unknown, words: Words): string =>
  isData(value) ? words.pick({ 'zh-Hans': text(value['zh-Hans']), en: text(value.en) }) : text(value);
const numbered = (data: Data, words: Words) => ({ number: words.ordinal(Number(data.number)), name: wording(data.name, words) });
const unitName = (data: Data, words: Words): string => text(data.unit) || words.t('refusal.no_post_for_unit.unit');

const awaited = (data: Data, words: Words): string => {
  const stage = oneOf(AWAITS, data.awaited);
  return stage ? words.t(AWAITS[stage]) : text(data.awaited);
};

type Sentence = (data: Data, words: Words, setting: Setting) => string;

/** One sentence a code: what is refused, why, what to do. A code without a sentence does not compile. */
const SENTENCES: Readonly<Record<RefusalCode, Sentence>> = {
  active_content: (data, { t, list }) =>
    t('refusal.active_content', { file: text(data.file), found: text(data.found), allowed: list(texts(data.allowed)) }),
  adopting: (_data, { t }) => t('refusal.adopting'),
  blocked_write: (_data, { t }) => t('refusal.blocked_write'),
  case_decided: (data, { t }) => {
    const state = oneOf(CASE_STATE, data.state);
    return t('refusal.case_decided', { state: state ? t(CASE_STATE[state]) : text(data.state) });
  },
  classified: (_data, { t }) => t('refusal.classified'),
  column_in_use: (data, { t, list }) => {
    const children = texts(data.children);
    const counts = (['publications', 'results', 'excuses'] as const).filter((what) => Number(data[what]) > 0);
    const held = counts.map((what) => t(`refusal.column_in_use.${what}`, { count: Number(data[what]) }));
    const below = children.length > 0 ? [t('refusal.column_in_use.children', { names: list(children) })] : [];
    return t('refusal.column_in_use', { held: list([...below, ...held]) });
  },
  content_changed: (data, { t, list }, { acting, fields }) => {
    if (acting === 'sign') return t('refusal.content_changed.sign');
    const named = fields(texts(data.changed));
    return t('refusal.content_changed', {
      fields: named.length > 0 ? t('refusal.content_changed.fields', { fields: list(named) }) : '',
      count: rows(data.voided).length,
    });
  },
  content_mismatch: (_data, { t }) => t('refusal.content_mismatch'),
  create_published: (_data, { t }) => t('refusal.create_published'),
  entitlement_changed: (_data, { t }) => t('refusal.entitlement_changed'),
  created_at_fixed: (_data, { t }) => t('refusal.created_at_fixed'),
  criterion_failed: (data, words) => words.t('refusal.criterion_failed', numbered(data, words)),
  criterion_unanswered: (data, words) => words.t('refusal.criterion_unanswered', numbered(data, words)),
  days_judged: (data, { t }) => t('refusal.days_judged', { frozen: Number(data.frozen), to: text(data.frozenTo) }),
  default_locale_live: (data, { t }) => t('refusal.default_locale_live', { live: Number(data.live) }),
  direct_write: (_data, { t }) => t('refusal.direct_write'),
  document_id_required: (_data, { t }) => t('refusal.document_id_required'),
  duty_unticked: (data, words) => words.t('refusal.duty_unticked', { name: wording(data.name, words) }),
  fields_hidden: (data, { t, list }, { fields }) => t('refusal.fields_hidden', { fields: list(fields(texts(data.fields))) }),
  file_too_costly: (_data, { t }) => t('refusal.file_too_costly'),
  last_term: (_data, { t }) => t('refusal.last_term'),
  live_content: (data, { t, list }) => {
    const titles = [...new Set(rows(data.documents).flatMap((document) => text(document.title) || []))];
    return t('refusal.live_content', { named: titles.length > 0 ? t('refusal.live_content.named', { titles: list(titles) }) : '' });
  },
  ledger_broken: (_data, { t }) => t('refusal.ledger_broken'),
  lost_race: (_data, { t }) => t('refusal.lost_race'),
  no_basis: (_data, { t }) => t('refusal.no_basis'),
  no_post_for_unit: (data, words) =>
    words.t('refusal.no_post_for_unit', {
      unit: unitName(data, words),
      post: words.post(text(data.post)),
      stage: words.stage(text(data.stage)),
    }),
  not_interactive: (_data, { t }) => t('refusal.not_interactive'),
  nothing_to_return: (_data, { t }) => t('refusal.nothing_to_return'),
  nothing_to_take_down: (_data, { t }) => t('refusal.nothing_to_take_down'),
  not_own_unit: (data, words) => words.t('refusal.not_own_unit', { unit: unitName(data, words) }),
  organisation_write: (_data, { t }) => t('refusal.organisation_write'),
  password_required: (data, { t }) => t(data.given === true ? 'refusal.password_required.wrong' : 'refusal.password_required'),
  post_vacant: (data, words) =>
    words.t('refusal.post_vacant', {
      unit: unitName(data, words),
      post: words.post(text(data.post)),
      stage: words.stage(text(data.stage)),
    }),
  publisher_required: (data, words) => words.t('refusal.publisher_required', { post: words.post(text(data.post) || 'publisher') }),
  reader_busy: (_data, { t }) => t('refusal.reader_busy'),
  reason_required: (data, words) =>
    data.number === undefined ? words.t('refusal.reason_required') : words.t('refusal.reason_required.criterion', numbered(data, words)),
  required_empty: (data, { t, list }, { fields }) => t('refusal.required_empty', { fields: list(fields(texts(data.fields))) }),
  same_person: (data, words, setting) =>
    words.t('refusal.same_person', {
      signed: words.stage(text(data.signed)),
      other: setting.awaited ? words.stage(setting.awaited) : words.t('refusal.same_person.other'),
    }),
  self_appointment: (data, words) => words.t('refusal.self_appointment', { post: words.post(text(data.post)) }),
  sign_offs_missing: (data, words) =>
    words.t('refusal.sign_offs_missing', { missing: missingSignOffs(data, words).join(words.t('list.comma')) }),
  snapshot_broken: (_data, { t }) => t('refusal.snapshot_broken'),
  stale_hash: (_data, { t }) => t('refusal.stale_hash'),
  take_down_required: (_data, { t }) => t('refusal.take_down_required'),
  term_judged: (data, { t }) => t('refusal.term_judged', { frozen: Number(data.frozen), to: text(data.frozenTo) }),
  too_many_attempts: (data, { t }) => t('refusal.too_many_attempts', { seconds: Number(data.seconds) }),
  unit_missing: (data, { t }) =>
    text(data.named) === '' ? t('refusal.unit_missing') : t('refusal.unit_missing.named', { named: text(data.named) }),
  wrong_stage: (data, words) => {
    const now = awaited(data, words);
    if (!isData(data.last)) return words.t('refusal.wrong_stage.first', { awaited: now, asked: words.stage(text(data.asked)) });
    return words.t('refusal.wrong_stage', { signer: text(data.last.signer), last: words.stage(text(data.last.stage)), awaited: now });
  },
};

/** The reviews that are still missing, each with the people awaited: 审签（陈国栋）. */
export const missingSignOffs = (data: Data, words: Words): readonly string[] =>
  rows(data.missing).map((row) => {
    const people = texts(row.people);
    const awaitedPeople = people.length > 0 ? words.list(people) : words.t('step.vacant', { post: words.post(text(row.post)) });
    return words.t('person.post', { person: words.stage(text(row.stage)), post: awaitedPeople });
  });

export const sentenceOf = (refusal: RefusalOut, words: Words, setting: Setting = ANYWHERE): string => {
  const code = oneOf(SENTENCES, refusal.code);
  return code ? SENTENCES[code](refusal.data, words, setting) : words.t('refusal.unknown', { code: refusal.code });
};
