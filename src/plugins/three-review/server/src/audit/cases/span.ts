import type { CaseKind, Span } from '../../../../core/regulation';
import type { Strapi } from '../../platform/strapi';
import { profileIn } from '../views/profile';

/** For how long a confirmed case of this kind counts, by the first inspection that the host applies; null: by none. */
export const spanOf = (strapi: Strapi, kind: CaseKind): Span | null => {
  const measures = profileIn(strapi, undefined)?.vetoes.map(({ measure }) => measure) ?? [];
  return measures.flatMap((measure) => (measure.kind === 'cases' && measure.of.includes(kind) ? [measure.within] : []))[0] ?? null;
};
