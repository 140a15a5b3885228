import { styled } from 'styled-components';
import type { RequiredStage } from '../../../shared/contracts';
import { Choice } from '../components/Choice';
import { Muted, SectionTitle } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { placeOf } from './gaps';
import type { Answers } from './useAnswers';

/** The head of a section of the sheet: its name, and what stands beside it. */
export const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: 0.4rem 1.6rem;
`;

/** A10.2: the duties of the stage, each ticked by the one who signs. */
export const Duties = ({ stage, answers }: { readonly stage: RequiredStage; readonly answers: Answers }) => {
  const { t, pick, clause } = useWords();
  return (
    <section aria-labelledby="three-review-duties">
      <Head>
        <SectionTitle id="three-review-duties">{t('sheet.duties', { stage: pick(stage.name) })}</SectionTitle>
        <Muted>{t('clause', { article: clause(stage.article) })}</Muted>
      </Head>
      {stage.duties.map((duty) => (
        <Choice
          key={duty.id}
          type="checkbox"
          id={placeOf('duty', duty.id)}
          name={placeOf('duty', duty.id)}
          checked={answers.ticked.includes(duty.id)}
          onChange={(on) => answers.tick(duty.id, on)}
        >
          {pick(duty.name)}
          <Muted> {pick(duty.help)}</Muted>
        </Choice>
      ))}
    </section>
  );
};
