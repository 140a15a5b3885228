import { useAuth } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';
import { documentPath, type Review, type ReviewContent } from '../../../../shared/contracts';
import { useGetReviewSettingsQuery, type DocumentRef } from '../../api/reviews';
import { WordButton } from '../../components/BigButton';
import { FailureNotice } from '../../components/FailureNotice';
import { MoreLink } from '../../components/Links';
import { Notice } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { Text } from '../../components/Text';
import { LoadFailure } from '../../components/Waiting';
import { ReturnDialog } from '../../dialogs/ReturnDialog';
import { useFieldNames } from '../../hooks/useFieldNames';
import { useNarrow } from '../../hooks/useNarrow';
import { useRights } from '../../hooks/useReview';
import { useWords } from '../../hooks/useWords';
import { stepsOf } from '../../panels/steps';
import { WhyNotSign } from '../../panels/WhyNotSign';
import { failed as failing, gapsOf, returnReason } from '../../sheet/gaps';
import { useAnswers } from '../../sheet/useAnswers';
import { AnswerColumn } from './AnswerColumn';
import { Before } from './Before';
import { Chips } from './Chips';
import { DeskFoot } from './DeskFoot';
import { Columns, Side, Wide } from './layout';
import { Paper } from './Paper';
import { INBOX } from '../inbox/paths';
import { ReadingCard } from './ReadingCard';
import { readingGaps } from './readingGaps';
import { Signed } from './Signed';
import { StepsAcross } from './StepsAcross';
import { useProgress } from './useProgress';
import { useReading } from './useReading';
import { useSigning } from './useSigning';

interface ReviewDeskProps {
  readonly docRef: DocumentRef;
  /** The review as it stands now; the content as it was opened: that is what is signed, or nothing. */
  readonly now: Review;
  readonly content: ReviewContent;
  readonly failed: unknown;
  readonly onReload: () => void;
}

export const ReviewDesk = ({ docRef, now, content, failed, onReload }: ReviewDeskProps) => {
  const words = useWords();
  const { t, pick, clause } = words;
  const narrow = useNarrow();
  const rights = useRights();
  const me = useAuth('ReviewDesk', ({ user }) => user?.id);
  const { data: settings } = useGetReviewSettingsQuery();
  const fields = useFieldNames(docRef.uid);
  const paper = useRef<HTMLDivElement>(null);
  const who = `${String(me)}:${docRef.uid}:${docRef.documentId}:${docRef.locale ?? ''}`;
  const reading = useReading(paper, `three-review-read:${who}`, content.contentHash);
  const answers = useAnswers(`three-review-answers:${who}`);
  const [password, setPassword] = useState('');
  const [returning, setReturning] = useState<string | null>(null);
  const [answering, setAnswering] = useState(false);
  const percent = useProgress(paper, !answering);
  const signing = useSigning(docRef, answers);

  const seen: Review = { ...now, contentHash: content.contentHash };
  const stage = now.required.find(({ id }) => id === now.stage);
  const mayAct = rights.act && stage !== undefined;
  const signs = mayAct && now.can.sign;
  const stale = now.contentHash !== content.contentHash;
  const reload = () => {
    setAnswering(false);
    onReload();
  };
  const { begin } = answers;
  useEffect(() => {
    if (signs && stage) begin(content.contentHash, stage.id);
  }, [begin, content.contentHash, signs, stage]);

  if (signing.done) return <Signed title={content.title ?? ''} line={signing.done.line} complete={signing.done.complete} />;

  const unread = readingGaps(content, reading, words);
  const gaps = signs ? [...unread, ...gapsOf(seen, stage, answers, password, words)] : [];
  const reads = !narrow || !answering || !signs;
  const asks = signs && (!narrow || answering);
  return (
    <PageFrame
      title={content.title ?? t('review.title')}
      back={{ to: INBOX, label: t('review.inbox') }}
      under={<Chips review={now} />}
      actions={
        <MoreLink to={documentPath({ locale: '', ...docRef }, settings?.singleTypes.includes(docRef.uid) === true)}>
          {t('review.edit')}
        </MoreLink>
      }
    >
      {failed ? <LoadFailure error={failed} retry={onReload} /> : null}
      {stale ? (
        <Notice
          tone="danger"
          title={t('refusal.stale_hash')}
          clause={t('clause', { article: clause('A10.2') })}
          alert
          action={
            <WordButton type="button" onClick={reload}>
              {t('review.reload')}
            </WordButton>
          }
        >
          <Text as="p">{t('review.reload.why')}</Text>
        </Notice>
      ) : null}
      {signing.failure && !stale ? (
        <FailureNotice failure={signing.failure} setting={{ acting: 'sign', awaited: now.stage, fields }} />
      ) : null}
      {narrow ? null : <StepsAcross steps={stepsOf(now, words)} />}
      <Columns $two={!narrow && signs}>
        <Wide style={reads ? undefined : { display: 'none' }}>
          <Before docRef={docRef} review={now} />
          {mayAct ? null : <Notice tone="neutral" title={t('review.readOnly')} />}
          {rights.act ? <WhyNotSign review={now} setting={{ acting: 'other', awaited: now.stage, fields }} /> : null}
          <Paper ref={paper} uid={docRef.uid} content={content} reading={reading} />
        </Wide>
        {signs ? (
          <Side>
            {reads ? <ReadingCard content={content} reading={reading} /> : null}
            {asks ? <AnswerColumn seen={seen} stage={stage} answers={answers} password={password} onPassword={setPassword} /> : null}
          </Side>
        ) : null}
      </Columns>
      {mayAct && (now.can.sign || now.can.return) ? (
        <DeskFoot
          phase={narrow && signs && !answering ? 'read' : 'answer'}
          signs={signs}
          gaps={gaps}
          unread={unread}
          percent={percent}
          failing={signs && failing(seen, answers).length > 0}
          stale={stale}
          busy={signing.busy}
          onAnswer={() => setAnswering(true)}
          onRead={() => setAnswering(false)}
          onSign={() => void signing.sign(seen, stage, pick(stage.name), password)}
          onReturn={() => setReturning(returnReason(seen, answers, words))}
        />
      ) : null}
      {returning === null ? null : <ReturnDialog docRef={docRef} review={now} reason={returning} onClose={() => setReturning(null)} />}
    </PageFrame>
  );
};
