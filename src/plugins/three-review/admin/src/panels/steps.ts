import type { Review } from '../../../shared/contracts';
import type { RequiredStage } from '../../../shared/contracts';
import type { Step } from '../components/StageSteps';
import type { Words } from '../hooks/useWords';

const PUBLISHER = 'publisher';

const names = (people: readonly { readonly name: string }[]): readonly string[] => people.map((person) => person.name);

const reviewStep = (review: Review, stage: RequiredStage, words: Words): Step => {
  const { t, pick } = words;
  const base = { id: stage.id, name: pick(stage.name) };
  if (stage.signed) {
    const time = words.when(stage.signed.at, review.timeZone);
    return { ...base, state: 'done', stateName: t('step.signed'), line: stage.signed.signer.name, time };
  }
  const fallen = review.stage === 'draft' ? review.ended?.voided.find((signOff) => signOff.stage === stage.id) : undefined;
  if (fallen) {
    const line = t('step.was', { person: fallen.signer.name, time: words.when(fallen.at, review.timeZone) });
    return { ...base, state: 'void', stateName: t('step.void'), line };
  }
  const vacant = stage.people.length === 0;
  const holders = words.holders(names(stage.people), stage.post);
  if (review.stage !== stage.id) return { ...base, state: 'next', stateName: t('step.next'), line: holders, vacant };
  return { ...base, state: 'now', stateName: t('step.now'), line: vacant ? holders : t('step.awaits', { people: holders }), vacant };
};

const publishStep = (review: Review, words: Words): Step => {
  const { t } = words;
  const base = { id: 'publish', name: t('stage.publish') };
  const post = words.post(PUBLISHER);
  if (review.stage === 'published') return { ...base, state: 'done', stateName: t('step.signed'), line: t('step.publish.done') };
  if (review.stage === 'approved') return { ...base, state: 'now', stateName: t('step.now'), line: t('step.publish.by', { post }) };
  return { ...base, state: 'next', stateName: t('step.next'), line: post };
};

/** The three reviews and the publication, as the round stands. */
export const stepsOf = (review: Review, words: Words): readonly Step[] => [
  ...review.required.map((stage) => reviewStep(review, stage, words)),
  publishStep(review, words),
];
