import type { CriterionAnswerIn, RequiredStage, Review } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';
import type { AnswerState } from './useAnswers';

/** The element a gap leads to. */
export const placeOf = (kind: 'criterion' | 'reason' | 'duty' | 'password', id = ''): string => `three-review-${kind}-${id}`;

export interface Gap {
  readonly place: string;
  readonly label: string;
}

const reasonOf = (answers: AnswerState, id: string): string => (answers.reasons[id] ?? '').trim();

/** A10.1, A10.2: what is still missing before a signature, in the order of the sheet. The server asks again. */
export const gapsOf = (review: Review, stage: RequiredStage, answers: AnswerState, password: string, words: Words): readonly Gap[] => {
  const { t, pick } = words;
  const criteria = review.criteria.flatMap((criterion, i): Gap[] => {
    const about = { number: words.ordinal(i + 1), name: pick(criterion.name) };
    const verdict = answers.verdicts[criterion.id];
    if (!verdict) return [{ place: placeOf('criterion', criterion.id), label: t('sheet.gap.criterion', about) }];
    if (verdict === 'pass' || reasonOf(answers, criterion.id) !== '') return [];
    return [{ place: placeOf('reason', criterion.id), label: t('sheet.gap.reason', about) }];
  });
  const duties = stage.duties
    .filter((duty) => !answers.ticked.includes(duty.id))
    .map((duty) => ({ place: placeOf('duty', duty.id), label: t('sheet.gap.duty', { name: pick(duty.name) }) }));
  const secret = review.reauthenticate && password === '' ? [{ place: placeOf('password'), label: t('sheet.gap.password') }] : [];
  return [...criteria, ...duties, ...secret];
};

export const failed = (review: Review, answers: AnswerState): Review['criteria'] =>
  review.criteria.filter((criterion) => answers.verdicts[criterion.id] === 'fail');

/** The reasons of what fails, as the reason of a return. */
export const returnReason = (review: Review, answers: AnswerState, words: Words): string =>
  failed(review, answers)
    .map((criterion) =>
      words.t('return.failedReason', {
        number: words.ordinal(review.criteria.indexOf(criterion) + 1),
        name: words.pick(criterion.name),
        reason: reasonOf(answers, criterion.id),
      })
    )
    .join('\n');

/** The answers as the server takes them: a reason only where one is called for. */
export const criteriaOf = (review: Review, answers: AnswerState): CriterionAnswerIn[] =>
  review.criteria.flatMap((criterion): CriterionAnswerIn[] => {
    const verdict = answers.verdicts[criterion.id];
    if (!verdict) return [];
    return [verdict === 'pass' ? { id: criterion.id, verdict } : { id: criterion.id, verdict, reason: reasonOf(answers, criterion.id) }];
  });
