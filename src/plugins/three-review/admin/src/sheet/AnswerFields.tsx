import { Field, Textarea } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { RequiredStage, Review } from '../../../shared/contracts';
import { Label } from '../components/Label';
import { Muted, SectionTitle, Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { BeforeYouSign } from './BeforeYouSign';
import { CriterionCard } from './CriterionCard';
import { Duties, Head } from './Duties';
import type { Answers } from './useAnswers';

const Plain = styled.ol`
  list-style: none;
`;

interface AnswerFieldsProps {
  /** The review as it stood when the sheet was opened. */
  readonly seen: Review;
  readonly stage: RequiredStage;
  readonly answers: Answers;
}

/** What was said before, the five criteria, the duties of the stage and the opinion (A10.1, A10.2): one below the other. */
export const AnswerFields = ({ seen, stage, answers }: AnswerFieldsProps) => {
  const { t, pick, clause } = useWords();
  const name = pick(stage.name);
  const done = seen.criteria.filter((criterion) => answers.verdicts[criterion.id]).length;
  return (
    <>
      <BeforeYouSign review={seen} />
      <section aria-labelledby="three-review-criteria">
        <Head>
          <SectionTitle id="three-review-criteria">{t('sheet.criteria')}</SectionTitle>
          <Text>
            {t('sheet.answered', { done, total: seen.criteria.length })} <Muted>{t('clause', { article: clause('A10.1') })}</Muted>
          </Text>
        </Head>
        <Plain>
          {seen.criteria.map((criterion, i) => (
            <CriterionCard key={criterion.id} criterion={criterion} number={i + 1} answers={answers} />
          ))}
        </Plain>
      </section>
      <Duties stage={stage} answers={answers} />
      <Field.Root name="three-review-note">
        <Label>{t('sheet.opinion', { stage: name })}</Label>
        <Textarea
          maxLength={2000}
          placeholder={t('sheet.opinion.example')}
          value={answers.note}
          onChange={(event) => answers.comment(event.target.value)}
        />
      </Field.Root>
    </>
  );
};
