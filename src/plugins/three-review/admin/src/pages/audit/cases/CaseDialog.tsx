import { styled } from 'styled-components';
import type { CaseOut } from '../../../../../shared/contracts';
import { useGetCaseQuery } from '../../../api/cases';
import { BigButton } from '../../../components/BigButton';
import { Rows, Stack } from '../../../components/Card';
import { LookChip } from '../../../components/LookChip';
import { Muted, Text } from '../../../components/Text';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';
import { CASE_LOOKS, caseFinding, caseNumber, KINDS, SOURCES } from '../../../utils/cases';
import { longDay } from '../../../utils/dayWords';
import { Where } from './CaseRows';

const Item = styled.li`
  display: flex;
  flex-direction: column;
  gap: 0.2rem;
  padding-block: 1rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

interface CaseDialogProps {
  readonly one: CaseOut;
  readonly on: string;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** A case in full, and who did what with it, in its order. */
export const CaseDialog = ({ one, on, timeZone, onClose }: CaseDialogProps) => {
  const words = useWords();
  const { t, when } = words;
  const { data, error, refetch } = useGetCaseQuery(one.id);
  return (
    <Frame
      title={`${t(KINDS[one.kind])} · ${caseNumber(one, t)}`}
      width="64rem"
      onClose={onClose}
      foot={
        <BigButton type="button" variant="tertiary" onClick={onClose}>
          {t('action.close')}
        </BigButton>
      }
    >
      <Stack $gap="1.2rem">
        <LookChip look={CASE_LOOKS[(data ?? one).state]} />
        {one.finding ? <Text as="p">{caseFinding(one.finding, words, on)}</Text> : null}
        <Text as="p" style={{ whiteSpace: 'pre-wrap' }}>
          {one.text}
        </Text>
        <Stack>
          <Where one={one} />
          <Muted>
            {[t('colon', { label: t('case.foundOn'), value: longDay(t, one.foundOn, on) }), t(SOURCES[one.source])].join(' · ')}
          </Muted>
          {one.countsTo === null ? null : <Muted>{t('case.countsTo', { day: longDay(t, one.countsTo, on) })}</Muted>}
        </Stack>
        <LoadFailure error={error} retry={() => void refetch()} />
        {!data && !error ? <GreyRows rows={3} /> : null}
        {data ? (
          <Rows style={{ width: '100%' }} aria-label={t('case.history')}>
            {data.acts.map((act, i) => (
              <Item key={i}>
                <Text $bold>{t(`case.history.${act.act}`)}</Text>
                {act.act === 'correct' && i === data.acts.length - 1 && data.correctedOn !== null ? (
                  <Text>{t('case.correctedOn', { day: longDay(t, data.correctedOn, on) })}</Text>
                ) : null}
                {act.reason ? <Text style={{ whiteSpace: 'pre-wrap' }}>{act.reason}</Text> : null}
                <Muted>{t('case.by', { who: act.by.name, at: when(act.at, timeZone) })}</Muted>
              </Item>
            ))}
          </Rows>
        ) : null}
      </Stack>
    </Frame>
  );
};
