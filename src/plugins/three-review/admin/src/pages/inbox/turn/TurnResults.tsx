import { CheckCircle, CrossCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { SignedDocument } from '../../../../../shared/contracts';
import { WordButton } from '../../../components/BigButton';
import { Card, Item, Rows } from '../../../components/Card';
import { MoreLink } from '../../../components/Links';
import { Notice } from '../../../components/Notice';
import { Refusals } from '../../../components/Refusals';
import { Chip } from '../../../components/StatusChip';
import { Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { INBOX, keyOf } from '../paths';
import { ANYWHERE } from '../../../utils/refusals';
import { StandingChip } from './TurnSteps';
import type { Turn } from './useTurn';

const Plain = styled(Item)`
  padding-inline: 0;
`;

interface TurnResultsProps {
  readonly turn: Turn;
  readonly done: readonly SignedDocument[];
  readonly titleOf: (key: string) => string;
}

/** One list of what was signed and what was refused, each refusal with its reason and a way to answer again. */
export const TurnResults = ({ turn, done, titleOf }: TurnResultsProps) => {
  const { t } = useWords();
  const outcomes = new Map(done.map((one) => [keyOf(one), one]));
  const count = (outcome: SignedDocument['outcome']) => done.filter((one) => one.outcome === outcome).length;
  const returned = turn.documents.filter((one) => turn.standingOf(keyOf(one)) === 'returned').length;
  const [signed, refused] = [count('signed'), count('refused') + count('not_found')];
  const told = { signed, refused, returned, left: turn.documents.length - signed - refused - returned };
  return (
    <Card title={t('turn.done')}>
      <Text as="p" role="status" $size={16}>
        {t('turn.done.text', told)}
      </Text>
      <Rows aria-label={t('turn.done')}>
        {turn.documents.map((document) => {
          const key = keyOf(document);
          const outcome = outcomes.get(key);
          return (
            <Plain key={key}>
              <Text $size={16} $bold>
                {titleOf(key)}
              </Text>
              {outcome === undefined ? <StandingChip standing={turn.standingOf(key)} /> : null}
              {outcome?.outcome === 'signed' ? (
                <Chip tone="success" icon={CheckCircle}>
                  {t('turn.signed')}
                </Chip>
              ) : null}
              {outcome && outcome.outcome !== 'signed' ? (
                <>
                  <Chip tone="danger" icon={CrossCircle}>
                    {t('turn.refused')}
                  </Chip>
                  <Refusals refusals={outcome.refusals} tone="danger" setting={{ ...ANYWHERE, acting: 'sign', awaited: outcome.stage }} />
                  {outcome.outcome === 'not_found' ? (
                    <Notice tone="danger">
                      <Text as="p">{t('turn.notFound')}</Text>
                    </Notice>
                  ) : (
                    <WordButton type="button" onClick={() => turn.again(key)}>
                      {t('turn.again')}
                    </WordButton>
                  )}
                </>
              ) : null}
            </Plain>
          );
        })}
      </Rows>
      <MoreLink to={INBOX}>{t('turn.back')}</MoreLink>
    </Card>
  );
};
