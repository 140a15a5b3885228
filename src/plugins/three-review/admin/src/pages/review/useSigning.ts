import { useState } from 'react';
import type { RequiredStage, Review } from '../../../../shared/contracts';
import { useSignReviewMutation } from '../../api/acts';
import type { DocumentRef } from '../../api/reviews';
import { useAct } from '../../hooks/useAct';
import { useWords } from '../../hooks/useWords';
import { criteriaOf } from '../../sheet/gaps';
import type { Answers } from '../../sheet/useAnswers';
import type { Failure } from '../../utils/failure';

interface Done {
  readonly line: string;
  /** It was the last signature of the round. */
  readonly complete: boolean;
}

interface Signing {
  readonly done: Done | null;
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly sign: (seen: Review, stage: RequiredStage | undefined, name: string, password: string) => Promise<void>;
}

/** The signature itself; what was answered stays until it has gone through. */
export const useSigning = (docRef: DocumentRef, answers: Answers): Signing => {
  const { t, when } = useWords();
  const [done, setDone] = useState<Done | null>(null);
  const [send, { isLoading }] = useSignReviewMutation();
  const { failure, act } = useAct();
  const sign: Signing['sign'] = async (seen, stage, name, password) => {
    if (!stage) return;
    const call = send({
      ...docRef,
      stage: stage.id,
      contentHash: seen.contentHash,
      criteria: criteriaOf(seen, answers),
      checklist: [...answers.ticked],
      note: answers.note.trim(),
      ...(seen.reauthenticate ? { password } : {}),
    });
    if (!(await act(call))) return;
    answers.clear();
    setDone({ line: [name, when(Date.now(), seen.timeZone)].join(t('reading.dot')), complete: seen.required.at(-1)?.id === stage.id });
  };
  return { done, failure, busy: isLoading, sign };
};
