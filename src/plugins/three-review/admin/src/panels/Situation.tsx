import { Flex } from '@strapi/design-system';
import type { RefusalOut, Review } from '../../../shared/contracts';
import { Notice } from '../components/Notice';
import { StageSteps } from '../components/StageSteps';
import { Chip, StatusChip } from '../components/StatusChip';
import { Muted, Text } from '../components/Text';
import { underReview } from '../hooks/useEditWarnings';
import { useWords } from '../hooks/useWords';
import { missingSignOffs, sentenceOf, type Setting } from '../utils/refusals';
import { Ended, endedNews } from './Ended';
import { Readiness } from './Readiness';
import { stepsOf } from './steps';

interface SituationProps {
  readonly review: Review;
  readonly setting: Setting;
  readonly mayEdit: boolean;
}

/** Where is it, why can it not be published, what happens if I edit: the three questions of the panel. */
export const Situation = ({ review, setting, mayEdit }: SituationProps) => {
  const words = useWords();
  const { t } = words;
  const ended = endedNews(review);
  const returned = review.stage === 'draft' && ended?.reason === 'returned';
  // What was live before the plugin came, or was edited and edited back, is published without signatures of this round.
  const underWay = review.stage === 'published' ? review.signOffs.length > 0 : review.stage !== 'draft';
  const showSteps = underWay || (ended?.voided.length ?? 0) > 0;
  return (
    <>
      <Flex gap={2} wrap="wrap">
        <StatusChip status={returned ? 'returned' : review.stage} />
        {review.round > 0 ? <Chip tone="neutral">{t('status.round', { round: review.round })}</Chip> : null}
      </Flex>
      {ended ? <Ended review={review} ended={ended} fields={setting.fields} /> : null}
      {showSteps ? <StageSteps steps={stepsOf(review, words)} /> : null}
      {review.stage === 'draft' ? <Readiness review={review} /> : <Why review={review} setting={setting} />}
      <Standing review={review} mayEdit={mayEdit} />
    </>
  );
};

const Why = ({ review, setting }: { readonly review: Review; readonly setting: Setting }) => {
  const words = useWords();
  const { t } = words;
  if (review.refusals.length === 0) return null;
  const wordsOf = (refusal: RefusalOut): string => {
    if (refusal.code !== 'sign_offs_missing') return sentenceOf(refusal, words, setting);
    const missing = missingSignOffs(refusal.data, words);
    return t('why.missing', { count: missing.length, missing: words.list(missing), publisher: words.post('publisher') });
  };
  const clauses = [...new Set(review.refusals.map((refusal) => words.clause(refusal.article)))];
  return (
    <Notice tone="neutral" title={t('why.title')} clause={t('clause', { article: words.list(clauses) })}>
      {review.refusals.map((refusal) => (
        <Text key={refusal.code} as="p">
          {wordsOf(refusal)}
        </Text>
      ))}
    </Notice>
  );
};

/** What an edit would mean now, and what the public sees meanwhile. */
const Standing = ({ review, mayEdit }: { readonly review: Review; readonly mayEdit: boolean }) => {
  const { t, pick, list } = useWords();
  const signed = review.required.filter((stage) => stage.signed);
  const hash = review.contentHash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <>
      {review.stage === 'approved' ? (
        <Notice tone="success" title={t('approved.title')}>
          <Text as="p">{review.can.publish ? t('approved.mine') : t('approved.other', { publisher: t('post.publisher') })}</Text>
        </Notice>
      ) : null}
      {review.stage === 'published' ? (
        <Notice tone="success" title={t(review.signOffs.length > 0 ? 'published.title' : 'published.same')}>
          {mayEdit ? <Text as="p">{t('published.text')}</Text> : null}
        </Notice>
      ) : null}
      {review.live && review.stage !== 'published' ? (
        <Notice tone="primary" title={t('live.title')}>
          <Text as="p">{t('live.text')}</Text>
        </Notice>
      ) : null}
      {mayEdit && underReview(review) ? (
        <Notice tone="warning" title={t(signed.length > 0 ? 'edit.warn.title' : 'edit.warn.unsigned.title')}>
          <Text as="p">
            {signed.length > 0 ? t('edit.warn.signed', { stages: list(signed.map((stage) => pick(stage.name))) }) : t('edit.warn.unsigned')}
          </Text>
        </Notice>
      ) : null}
      {review.stage === 'approved' || review.stage === 'published' ? <Muted as="p">{t('fingerprint', { hash })}</Muted> : null}
    </>
  );
};
