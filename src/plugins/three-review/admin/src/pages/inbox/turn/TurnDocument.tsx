import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import type { DocumentPlace } from '../../../../../shared/contracts';
import { WordButton } from '../../../components/BigButton';
import { Card } from '../../../components/Card';
import { Notice } from '../../../components/Notice';
import { Refusals } from '../../../components/Refusals';
import { MoreLink } from '../../../components/Links';
import { Text } from '../../../components/Text';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { ReturnDialog } from '../../../dialogs/ReturnDialog';
import { useReview } from '../../../hooks/useReview';
import { useWords } from '../../../hooks/useWords';
import { AnswerFields } from '../../../sheet/AnswerFields';
import { FootBar } from '../../../sheet/FootBar';
import { failed, gapsOf, returnReason } from '../../../sheet/gaps';
import { keyOf } from '../paths';
import { reviewPath } from '../../review/paths';
import { ANYWHERE } from '../../../utils/refusals';
import { StickyBar } from '../SelectionBar';
import type { Turn } from './useTurn';

const Column = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2rem;
`;

interface TurnDocumentProps {
  readonly turn: Turn;
  readonly document: DocumentPlace;
  readonly title: string;
}

/** One document of several: read, answered, returned or left for later. Nothing is signed yet. */
export const TurnDocument = ({ turn, document, title }: TurnDocumentProps) => {
  const words = useWords();
  const { t, pick } = words;
  const key = keyOf(document);
  const { uid, documentId, locale } = document;
  const docRef = { uid, documentId, ...(locale === '' ? {} : { locale }) };
  const { review, error, retry } = useReview(docRef);
  const [returning, setReturning] = useState<string | null>(null);
  const { answers, begin, settle } = turn;
  const seen = turn.seenOf(key);
  const stage = review?.required.find(({ id }) => id === review.stage);

  // What is signed is the content as it was when the reader came to it.
  useEffect(() => {
    if (!review || seen || !stage || !review.can.sign) return;
    begin(key, { review, stage });
    answers.begin(review.contentHash, stage.id);
  }, [review, seen]);

  const skip = (
    <WordButton type="button" onClick={() => settle(review && !review.can.sign ? 'gone' : 'skipped')}>
      {t('turn.skip')}
    </WordButton>
  );
  const open = (
    <MoreLink to={reviewPath(docRef)} target="_blank" rel="noopener">
      {t('turn.open')}
    </MoreLink>
  );
  if (error && !review)
    return (
      <Card title={title} action={skip}>
        <LoadFailure error={error} retry={retry} notFound="state.notFound" />
      </Card>
    );
  if (!review)
    return (
      <Card title={title}>
        <GreyRows rows={8} />
      </Card>
    );
  if (!seen)
    return (
      <Card title={title} action={skip}>
        {review.can.sign ? (
          <GreyRows rows={8} />
        ) : (
          <Notice tone="warning">
            <Text as="p">{t('turn.gone.text')}</Text>
          </Notice>
        )}
        {review.can.sign ? null : (
          <Refusals refusals={review.signRefusals} tone="neutral" setting={{ ...ANYWHERE, acting: 'sign', awaited: review.stage }} />
        )}
        {open}
      </Card>
    );

  const gaps = gapsOf({ ...seen.review, reauthenticate: false }, seen.stage, answers, '', words);
  const stale = review.contentHash !== seen.review.contentHash || !review.can.sign;
  const last = turn.documents.every((one) => keyOf(one) === key || turn.standingOf(keyOf(one)) !== 'open');
  return (
    <>
      <Card title={title} note={t('sheet.title', { stage: pick(seen.stage.name), proof: words.proof(seen.stage.proof) })} action={skip}>
        <Column>
          {open}
          {stale ? (
            <Notice
              tone="danger"
              title={t('refusal.stale_hash')}
              alert
              action={
                <WordButton type="button" onClick={() => turn.again(key)}>
                  {t('turn.again')}
                </WordButton>
              }
            />
          ) : null}
          <AnswerFields seen={seen.review} stage={seen.stage} answers={answers} />
        </Column>
      </Card>
      <StickyBar as="section" aria-label={title}>
        <FootBar
          gaps={gaps}
          failing={failed(seen.review, answers).length > 0}
          stale={stale}
          busy={false}
          onSign={() => settle('answered')}
          onReturn={() => setReturning(returnReason(seen.review, answers, words))}
          words={{ sign: t(last ? 'turn.last' : 'turn.next'), gaps: t('turn.gaps', { count: gaps.length }), ready: t('turn.ready') }}
        />
      </StickyBar>
      {returning === null ? null : (
        <ReturnDialog
          docRef={docRef}
          review={review}
          reason={returning}
          onDone={() => settle('returned')}
          onClose={() => setReturning(null)}
        />
      )}
    </>
  );
};
