import type { Review } from '../../../shared/contracts';
import { Notice } from '../components/Notice';
import { Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { oneOf } from '../utils/keys';

type EndedRound = NonNullable<Review['ended']>;

interface EndedProps {
  readonly review: Review;
  readonly ended: EndedRound;
  readonly fields: (paths: readonly string[]) => readonly string[];
}

/** A return stays news until somebody signs again, lost links while the content is published as it stands; every other end, until the next submission. */
export const endedNews = (review: Review): EndedRound | null => {
  const { ended } = review;
  if (!ended || review.stage === 'draft') return ended;
  if (ended.reason === 'links_lost') return review.stage === 'published' ? ended : null;
  return ended.reason === 'returned' && review.signOffs.every((signOff) => signOff.at <= ended.at) ? ended : null;
};

const NOTED = { returned: true, withdrawn: true, taken_down: true } as const;

/** How the round ended: who, when, why, and whose signatures fell with it. */
export const Ended = ({ review, ended, fields }: EndedProps) => {
  const { t, list, when } = useWords();
  const who = ended.by?.name ?? t('ended.system');
  const time = when(ended.at, review.timeZone);
  const noted = oneOf(NOTED, ended.reason);
  if (noted) {
    return (
      <Notice tone="warning" title={t(`ended.${noted}.title`)}>
        <Text as="p">{t(`ended.${noted}`, { who, time, note: ended.note })}</Text>
      </Notice>
    );
  }
  if (ended.reason === 'links_lost') {
    const named = list(fields(ended.changed.map((link) => link.slice(0, link.indexOf('=')))));
    return (
      <Notice tone="warning" title={t('ended.links_lost.title', { count: ended.changed.length })}>
        <Text as="p">{t('ended.links_lost', { who, time, fields: named })}</Text>
      </Notice>
    );
  }
  if (ended.reason === 'entitlement_changed') {
    const parts = ended.changed.map((part) => t(part === 'unit' ? 'ended.part.unit' : 'ended.part.classification'));
    return (
      <Notice tone="warning" title={t('ended.entitlement_changed.title', { count: ended.voided.length })}>
        <Text as="p">{t('ended.entitlement_changed', { time, fields: list(parts) })}</Text>
      </Notice>
    );
  }
  const schema = ended.reason === 'schema_changed';
  const named = list(fields(ended.changed));
  const sentence = schema ? 'ended.schema_changed' : named ? 'ended.content_changed' : 'ended.content_changed.unknown';
  return (
    <Notice tone="warning" title={t(schema ? 'ended.schema_changed.title' : 'ended.content_changed.title', { count: ended.voided.length })}>
      <Text as="p">{t(sentence, { who, time, fields: named })}</Text>
    </Notice>
  );
};
