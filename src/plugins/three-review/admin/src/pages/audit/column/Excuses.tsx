import { Calendar, MinusCircle, Plus, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import { useGetExcusesQuery, useWithdrawExcuseMutation } from '../../../api/audit';
import { BigButton, WordButton } from '../../../components/BigButton';
import { Card, Rows } from '../../../components/Card';
import { FailureNotice } from '../../../components/FailureNotice';
import { Loaded } from '../../../components/Loaded';
import { Chip } from '../../../components/StatusChip';
import { Muted, Text } from '../../../components/Text';
import { useAct } from '../../../hooks/useAct';
import { useWords } from '../../../hooks/useWords';
import { longDay, periodDays } from '../../../utils/dayWords';

const Item = styled.li`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.2rem;
  padding-block: 1rem;

  &:not(:last-child) {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.4rem 1.2rem;
`;

interface ExcusesProps {
  readonly column: string;
  readonly on: string;
  /** Null: the reader may not file any. */
  readonly onNew: (() => void) | null;
}

/** 报备: filed in time it counts, afterwards it explains. */
export const Excuses = ({ column, on, onNew }: ExcusesProps) => {
  const { t } = useWords();
  const asked = useGetExcusesQuery({ column, pageSize: 20 });
  const [withdraw, { isLoading }] = useWithdrawExcuseMutation();
  const { failure, act } = useAct();
  return (
    <Card
      title={t('excuses.title')}
      action={
        onNew ? (
          <BigButton type="button" variant="tertiary" startIcon={<Plus aria-hidden />} onClick={onNew}>
            {t('excuse.new')}
          </BigButton>
        ) : null
      }
    >
      <FailureNotice failure={failure} />
      <Loaded asked={asked} rows={2} none={({ data }) => (data.length === 0 ? t('excuses.none') : null)}>
        {({ data }) => (
          <Rows>
            {data.map((excuse) => (
              <Item key={excuse.id}>
                <Head>
                  {excuse.withdrawnAt !== null ? (
                    <Chip tone="neutral" icon={MinusCircle}>
                      {t('excuse.withdrawn')}
                    </Chip>
                  ) : (
                    <Chip tone={excuse.inTime ? 'neutral' : 'warning'} icon={excuse.inTime ? Calendar : WarningCircle}>
                      {t(excuse.inTime ? 'excuse.inTime' : 'excuse.late')}
                    </Chip>
                  )}
                  <Muted>{periodDays(excuse, on)}</Muted>
                </Head>
                <Text as="p">{excuse.reason}</Text>
                <Muted as="p">{t('excuse.by', { who: excuse.by.name, day: longDay(t, excuse.filedOn, on) })}</Muted>
                {onNew && excuse.withdrawnAt === null && excuse.to >= on ? (
                  <WordButton type="button" disabled={isLoading} onClick={() => void act(withdraw(excuse.id), t('excuse.withdraw.done'))}>
                    {t('excuse.withdraw')}
                  </WordButton>
                ) : null}
              </Item>
            ))}
          </Rows>
        )}
      </Loaded>
    </Card>
  );
};
