import { useState } from 'react';
import { styled } from 'styled-components';
import type { RequiredStage, Review } from '../../../shared/contracts';
import { useSignReviewMutation } from '../api/acts';
import type { DocumentRef } from '../api/reviews';
import { FailureNotice } from '../components/FailureNotice';
import { PasswordField } from '../components/Inputs';
import { Notice } from '../components/Notice';
import { Muted, Text } from '../components/Text';
import { Frame } from '../dialogs/Frame';
import { useAct } from '../hooks/useAct';
import { useFieldNames } from '../hooks/useFieldNames';
import { useWords } from '../hooks/useWords';
import { AnswerFields } from './AnswerFields';
import { FootBar } from './FootBar';
import { criteriaOf, failed, gapsOf, placeOf, returnReason } from './gaps';
import type { Answers } from './useAnswers';

const Column = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2rem;
`;

interface AnswerSheetProps {
  readonly docRef: DocumentRef;
  /** The review as it stood when the sheet was opened: its content is what is signed. */
  readonly seen: Review;
  readonly stage: RequiredStage;
  /** The review as it stands now. */
  readonly now: Review;
  readonly answers: Answers;
  readonly onClose: () => void;
  readonly onReturn: (reason: string) => void;
}

/** The five criteria, the duties of the stage, the opinion of one reviewer, and their signature (A10.1, A10.2). */
export const AnswerSheet = ({ docRef, seen, stage, now, answers, onClose, onReturn }: AnswerSheetProps) => {
  const words = useWords();
  const { t, pick, clause } = words;
  const fields = useFieldNames(docRef.uid);
  const [password, setPassword] = useState('');
  const [sign, { isLoading }] = useSignReviewMutation();
  const { failure, act } = useAct();

  const name = pick(stage.name);
  const gaps = gapsOf(seen, stage, answers, password, words);
  const stale = now.contentHash !== seen.contentHash;

  const onSign = async () => {
    const call = sign({
      ...docRef,
      stage: stage.id,
      contentHash: seen.contentHash,
      criteria: criteriaOf(seen, answers),
      checklist: [...answers.ticked],
      note: answers.note.trim(),
      ...(seen.reauthenticate ? { password } : {}),
    });
    if (!(await act(call, t('done.sign', { stage: name })))) return;
    answers.clear();
    onClose();
  };

  return (
    <Frame
      title={t('sheet.title', { stage: name, proof: words.proof(stage.proof) })}
      width="76rem"
      onClose={onClose}
      alert={
        stale ? (
          <Notice tone="danger" title={t('refusal.stale_hash')} clause={t('clause', { article: clause('A10.2') })} alert>
            <Text as="p">{t('sheet.changed')}</Text>
          </Notice>
        ) : failure ? (
          <FailureNotice failure={failure} setting={{ acting: 'sign', awaited: stage.id, fields }} />
        ) : null
      }
      foot={
        <FootBar
          gaps={gaps}
          failing={failed(seen, answers).length > 0}
          stale={stale}
          busy={isLoading}
          onSign={() => void onSign()}
          onReturn={() => onReturn(returnReason(seen, answers, words))}
        />
      }
    >
      <Column>
        <AnswerFields seen={seen} stage={stage} answers={answers} />
        {seen.reauthenticate ? (
          <PasswordField id={placeOf('password')} label={t('sheet.password')} value={password} onChange={setPassword} />
        ) : null}
        <Muted as="p">{t('sheet.statement')}</Muted>
      </Column>
    </Frame>
  );
};
