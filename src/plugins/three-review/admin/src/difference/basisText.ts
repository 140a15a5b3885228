import type { BasisName, BasisOut, DifferenceOut } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';

/** 与复审签字时相比（无改动）; of a basis that does not exist, why. */
export const basisText = (id: BasisName, basis: BasisOut | undefined, { t, stage }: Words): string => {
  if (!basis) return t(`diff.basis.${id}.none`);
  const name = id === 'stage' ? t('diff.basis.stage', { stage: stage(basis.stage ?? '') }) : t(`diff.basis.${id}`);
  return basis.same ? t('diff.basis.same', { name }) : name;
};

/** What the difference begins with: whose signature no longer applies, or since when something was live. */
export const leadText = (found: DifferenceOut, basis: BasisOut, words: Words): string => {
  const { t, stage, when } = words;
  const who = basis.by?.name ?? t('ended.system');
  const time = basis.at === null ? t('diff.when.unknown') : when(basis.at, found.timeZone);
  if (basis.id === 'published') return t('diff.lead.published', { who, time });
  const values = { time, who, stage: stage(basis.stage ?? '') };
  return t(basis.id === 'last_sign_off' ? 'diff.lead.last_sign_off' : 'diff.lead.stage', values);
};
