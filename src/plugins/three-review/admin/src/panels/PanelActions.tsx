import { useState } from 'react';
import { styled } from 'styled-components';
import type { RequiredStage, Review } from '../../../shared/contracts';
import { useSubmitReviewMutation } from '../api/acts';
import type { DocumentRef } from '../api/reviews';
import { BigButton, WordButton } from '../components/BigButton';
import { FailureNotice } from '../components/FailureNotice';
import { MoreLink } from '../components/Links';
import { Muted } from '../components/Text';
import { ReturnDialog } from '../dialogs/ReturnDialog';
import { TakeDownDialog } from '../dialogs/TakeDownDialog';
import { WithdrawDialog } from '../dialogs/WithdrawDialog';
import { useAct } from '../hooks/useAct';
import type { Rights } from '../hooks/useReview';
import { useWords } from '../hooks/useWords';
import { differencePath, reviewPath } from '../pages/review/paths';
import { AnswerSheet } from '../sheet/AnswerSheet';
import { useAnswers } from '../sheet/useAnswers';
import type { Setting } from '../utils/refusals';
import { WhyNotSign } from './WhyNotSign';

const Rows = styled.div`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  gap: 0.8rem;
  width: 100%;
`;

const Words = styled.div`
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 1.2rem;
`;

/** What is open above the panel. The sheet keeps the review as the signer opened it: they sign that content, or nothing. */
type Open =
  | { readonly what: 'sign'; readonly seen: Review; readonly stage: RequiredStage }
  | { readonly what: 'return'; readonly reason: string }
  | { readonly what: 'withdraw' | 'takeDown' };

/** Was anything signed, or is anything live, that the draft could differ from? */
const comparable = ({ contentHash, signOffs, ended, live }: Review): boolean =>
  contentHash !== '' && (live || signOffs.length > 0 || (ended?.voided.length ?? 0) > 0);

interface PanelActionsProps {
  readonly docRef: DocumentRef;
  readonly review: Review;
  readonly rights: Rights;
  readonly setting: Setting;
  readonly modified: boolean;
  readonly publishedTab: boolean;
}

export const PanelActions = ({ docRef, review, rights, setting, modified, publishedTab }: PanelActionsProps) => {
  const { t, pick } = useWords();
  const [open, setOpen] = useState<Open | null>(null);
  const answers = useAnswers();
  const [submit, { isLoading: submitting }] = useSubmitReviewMutation();
  const { failure, act } = useAct();

  const close = () => setOpen(null);
  const { can } = review;
  const awaited = review.required.find((stage) => stage.id === review.stage);
  const wait = modified ? t('edit.unsaved') : publishedTab ? t('state.publishedTab') : null;
  const waiting = wait !== null;
  const first = review.required[0];

  const onSubmit = () => act(submit(docRef), t('done.submit', { stage: first ? pick(first.name) : '' }));
  const openSheet = (stage: RequiredStage) => {
    answers.begin(review.contentHash, stage.id);
    setOpen({ what: 'sign', seen: review, stage });
  };

  return (
    <Rows>
      {rights.act ? <WhyNotSign review={review} setting={setting} /> : null}
      {review.stage === 'draft' && can.submit && !rights.submit ? <Muted as="p">{t('state.noSubmit')}</Muted> : null}
      {wait ? (
        <Muted as="p" role="status">
          {wait}
        </Muted>
      ) : null}
      <FailureNotice failure={failure} setting={setting} />
      {review.stage === 'draft' && rights.submit ? (
        <BigButton type="button" disabled={waiting || !can.submit} loading={submitting} onClick={() => void onSubmit()}>
          {t(review.round > 0 ? 'action.resubmit' : 'action.submit')}
        </BigButton>
      ) : null}
      {awaited && can.sign && rights.act ? (
        <BigButton type="button" disabled={waiting} onClick={() => openSheet(awaited)}>
          {t('action.sign', { stage: pick(awaited.name) })}
        </BigButton>
      ) : null}
      {can.return && rights.act ? (
        <BigButton type="button" variant="danger-light" disabled={waiting} onClick={() => setOpen({ what: 'return', reason: '' })}>
          {t('action.return')}
        </BigButton>
      ) : null}
      <Words>
        {can.withdraw && rights.submit ? (
          <WordButton type="button" disabled={waiting} onClick={() => setOpen({ what: 'withdraw' })}>
            {t('action.withdraw')}
          </WordButton>
        ) : null}
        {can.takeDown && rights.act ? (
          <WordButton type="button" $danger disabled={waiting} onClick={() => setOpen({ what: 'takeDown' })}>
            {t('action.takeDown')}
          </WordButton>
        ) : null}
      </Words>
      <Words>
        {review.contentHash ? <MoreLink to={reviewPath(docRef)}>{t('review.link')}</MoreLink> : null}
        {comparable(review) ? <MoreLink to={differencePath(docRef)}>{t('diff.link')}</MoreLink> : null}
      </Words>
      {open?.what === 'sign' ? (
        <AnswerSheet
          docRef={docRef}
          seen={open.seen}
          stage={open.stage}
          now={review}
          answers={answers}
          onClose={close}
          onReturn={(reason) => setOpen({ what: 'return', reason })}
        />
      ) : null}
      {open?.what === 'return' ? <ReturnDialog docRef={docRef} review={review} reason={open.reason} onClose={close} /> : null}
      {open?.what === 'withdraw' ? <WithdrawDialog docRef={docRef} review={review} onClose={close} /> : null}
      {open?.what === 'takeDown' ? <TakeDownDialog docRef={docRef} onClose={close} /> : null}
    </Rows>
  );
};
