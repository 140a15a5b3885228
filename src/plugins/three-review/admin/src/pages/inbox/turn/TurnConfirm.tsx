import { useState, type FormEvent } from 'react';
import { styled } from 'styled-components';
import { useSignBatchMutation } from '../../../api/acts';
import { BigButton, WordButton } from '../../../components/BigButton';
import { Card, Row, Rows, Stack } from '../../../components/Card';
import { FailureNotice } from '../../../components/FailureNotice';
import { PasswordField } from '../../../components/Inputs';
import { Muted, Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { criteriaOf } from '../../../sheet/gaps';
import { failureOf, type Failure } from '../../../utils/failure';
import { keyOf } from '../paths';
import { ANYWHERE } from '../../../utils/refusals';
import { StandingChip } from './TurnSteps';
import type { Turn } from './useTurn';

const Form = styled.form`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 1.6rem;
  max-width: 76rem;

  > ul {
    width: 100%;
  }
`;

interface TurnConfirmProps {
  readonly turn: Turn;
  readonly titleOf: (key: string) => string;
}

/** All have been before the reader: what was answered in full is signed, with one password where policy asks for it (A10.2). */
export const TurnConfirm = ({ turn, titleOf }: TurnConfirmProps) => {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [sign, { isLoading }] = useSignBatchMutation();
  const answered = turn.documents.flatMap((document, at) => {
    const key = keyOf(document);
    const [seen, answers] = [turn.seenOf(key), turn.allAnswers[key]];
    return turn.standingOf(key) === 'answered' && seen && answers ? [{ key, at, document, seen, answers }] : [];
  });
  const asks = answered.some(({ seen }) => seen.review.reauthenticate);

  const perform = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isLoading || answered.length === 0) return;
    setFailure(null);
    const documents = answered.map(({ document: { uid, documentId, locale }, seen: { review, stage }, answers }) => ({
      uid,
      documentId,
      ...(locale === '' ? {} : { locale }),
      stage: stage.id,
      contentHash: review.contentHash,
      criteria: criteriaOf(review, answers),
      checklist: [...answers.ticked],
      note: answers.note.trim(),
    }));
    const result = await sign({ documents, ...(asks ? { password } : {}) });
    if ('error' in result) setFailure(failureOf(result.error));
    else turn.finish(result.data);
  };

  return (
    <Card title={t('turn.confirm')}>
      <Form onSubmit={(event) => void perform(event)}>
        <Text as="p">{answered.length === 0 ? t('turn.confirm.none') : t('turn.confirm.text', { count: answered.length })}</Text>
        <Rows aria-label={t('turn.steps')}>
          {turn.documents.map((document, i) => {
            const key = keyOf(document);
            const standing = turn.standingOf(key);
            return (
              <Row key={key}>
                <Stack>
                  <Text $bold>{titleOf(key)}</Text>
                  <StandingChip standing={standing} />
                </Stack>
                {standing === 'returned' ? (
                  <span />
                ) : (
                  <WordButton type="button" onClick={() => turn.open(i)}>
                    {t('turn.again')}
                  </WordButton>
                )}
              </Row>
            );
          })}
        </Rows>
        {asks ? <PasswordField label={t('turn.password')} value={password} onChange={setPassword} /> : null}
        <FailureNotice failure={failure} setting={{ ...ANYWHERE, acting: 'sign', awaited: answered[0]?.seen.stage.id ?? 'draft' }} />
        {answered.length > 0 ? (
          <>
            <Muted as="p">{t('sheet.statement')}</Muted>
            <BigButton type="submit" loading={isLoading} disabled={isLoading || (asks && password === '')}>
              {t('turn.sign', { count: answered.length })}
            </BigButton>
          </>
        ) : null}
      </Form>
    </Card>
  );
};
