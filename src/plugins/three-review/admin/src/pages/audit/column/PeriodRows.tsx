import type { AuditResult } from '../../../../../shared/contracts';
import { Row, Rows, Stack } from '../../../components/Card';
import { LookChip } from '../../../components/LookChip';
import { Muted, Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { periodDays, periodName } from '../../../utils/dayWords';
import { noteText } from '../../../utils/notes';
import { VERDICTS } from '../../../utils/standings';

interface PeriodRowsProps {
  readonly results: readonly AuditResult[];
  readonly on: string;
}

/** The table of the periods where there is no room for one. */
export const PeriodRows = ({ results, on }: PeriodRowsProps) => {
  const words = useWords();
  const { t } = words;
  return (
    <Rows>
      {results.map((result) => (
        <Row key={`${result.period.unit}-${result.period.from}`}>
          <Stack>
            <Text $bold>{periodName(t, result.period, on)}</Text>
            {result.period.unit === 'gap' ? null : <Muted>{periodDays(result.period, on)}</Muted>}
            <Muted>{noteText(result, words, on)}</Muted>
          </Stack>
          <Stack style={{ alignItems: 'flex-end' }}>
            <LookChip look={VERDICTS[result.verdict]} />
            <Muted>{t('periods.count', { count: result.counted })}</Muted>
          </Stack>
        </Row>
      ))}
    </Rows>
  );
};
