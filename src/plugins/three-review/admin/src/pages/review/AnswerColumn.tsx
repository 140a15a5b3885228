import { Field, Textarea } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { RequiredStage, Review } from '../../../../shared/contracts';
import { Card, Surface } from '../../components/Card';
import { PasswordField } from '../../components/Inputs';
import { Label } from '../../components/Label';
import { Muted, Text } from '../../components/Text';
import { useWords } from '../../hooks/useWords';
import { CriterionCard } from '../../sheet/CriterionCard';
import { Duties } from '../../sheet/Duties';
import { placeOf } from '../../sheet/gaps';
import type { Answers } from '../../sheet/useAnswers';

const Plain = styled.ol`
  list-style: none;
`;

const Pad = styled(Surface).attrs({ as: 'div' })`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
  padding: 2rem;

  @media (max-width: 767px) {
    padding: 1.6rem;
  }
`;

interface AnswerColumnProps {
  readonly seen: Review;
  readonly stage: RequiredStage;
  readonly answers: Answers;
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

/** The five criteria, the duties of the stage, the opinion and the password of who signs (A10.1, A10.2). */
export const AnswerColumn = ({ seen, stage, answers, password, onPassword }: AnswerColumnProps) => {
  const { t, pick, clause } = useWords();
  const done = seen.criteria.filter(({ id }) => answers.verdicts[id]).length;
  return (
    <>
      <Card
        title={t('sheet.criteria')}
        note={t('clause', { article: clause('A10.1') })}
        action={<Text $bold>{t('sheet.answered', { done, total: seen.criteria.length })}</Text>}
      >
        <Plain>
          {seen.criteria.map((criterion, i) => (
            <CriterionCard key={criterion.id} criterion={criterion} number={i + 1} answers={answers} />
          ))}
        </Plain>
      </Card>
      <Pad>
        <Duties stage={stage} answers={answers} />
        <Field.Root name="three-review-note">
          <Label>{t('sheet.opinion', { stage: pick(stage.name) })}</Label>
          <Textarea
            maxLength={2000}
            placeholder={t('sheet.opinion.example')}
            value={answers.note}
            onChange={(event) => answers.comment(event.target.value)}
          />
        </Field.Root>
        {seen.reauthenticate ? (
          <PasswordField id={placeOf('password')} label={t('sheet.password')} value={password} onChange={onPassword} />
        ) : null}
        <Muted as="p">{t('sheet.statement')}</Muted>
      </Pad>
    </>
  );
};
