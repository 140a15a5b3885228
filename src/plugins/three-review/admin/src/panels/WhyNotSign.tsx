import type { Review } from '../../../shared/contracts';
import { Muted } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { sentenceOf, type Setting } from '../utils/refusals';

/** Why the one who looks has no button for what is awaited, in a quiet line. A vacancy stands in the steps already. */
export const WhyNotSign = ({ review, setting }: { readonly review: Review; readonly setting: Setting }) => {
  const words = useWords();
  const awaited = review.required.some((stage) => stage.id === review.stage);
  if (!awaited || review.can.sign) return null;
  const relevant = review.signRefusals.filter((refusal) => refusal.code !== 'post_vacant');
  // A person who has signed in this round needs no remark about a post that they do not hold.
  const refusal = relevant.find(({ code }) => code === 'same_person') ?? relevant[0];
  if (!refusal) return null;
  const article = words.clause(refusal.article);
  return <Muted as="p">{words.t('sentence.clause', { sentence: sentenceOf(refusal, words, setting), article })}</Muted>;
};
