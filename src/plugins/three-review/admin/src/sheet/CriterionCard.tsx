import { Field, Textarea } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Review } from '../../../shared/contracts';
import { Label } from '../components/Label';
import { Chip } from '../components/StatusChip';
import { Muted, Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { AnswerGroup } from './AnswerGroup';
import { placeOf } from './gaps';
import type { Answers } from './useAnswers';

const Card = styled.li`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  padding-block: 1.4rem;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  &:last-child {
    border-bottom: none;
  }
`;

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.4rem 1.2rem;
  min-height: 3rem;
`;

interface CriterionCardProps {
  readonly criterion: Review['criteria'][number];
  readonly number: number;
  readonly answers: Answers;
}

/** One of the five criteria (A10.1): what it asks, the answer, and the reason where one is due. */
export const CriterionCard = ({ criterion, number, answers }: CriterionCardProps) => {
  const { t, pick, ordinal } = useWords();
  const verdict = answers.verdicts[criterion.id];
  const place = placeOf('criterion', criterion.id);
  return (
    <Card>
      <Head>
        <Text id={`${place}-name`} $size={16} $bold>
          {t('sheet.criterion', { number: ordinal(number), name: pick(criterion.name) })}
        </Text>
        {verdict ? null : (
          <Chip tone="warning" icon={WarningCircle}>
            {t('sheet.unanswered')}
          </Chip>
        )}
      </Head>
      <Muted as="p" id={`${place}-help`}>
        {pick(criterion.help)}
      </Muted>
      <AnswerGroup
        name={place}
        labelledBy={`${place}-name`}
        describedBy={`${place}-help`}
        verdict={verdict}
        onAnswer={(given) => answers.answer(criterion.id, given)}
      />
      {verdict === 'not_applicable' || verdict === 'fail' ? (
        <Field.Root id={placeOf('reason', criterion.id)} name={placeOf('reason', criterion.id)}>
          <Label>{t(`sheet.reason.${verdict}`)}</Label>
          <Textarea
            maxLength={2000}
            value={answers.reasons[criterion.id] ?? ''}
            onChange={(event) => answers.explain(criterion.id, event.target.value)}
          />
        </Field.Root>
      ) : null}
    </Card>
  );
};
