import { CheckCircle, WarningCircle } from '@strapi/icons';
import { useState } from 'react';
import type { TimelinessRow } from '../../../../../shared/contracts';
import { WordButton } from '../../../components/BigButton';
import { Stack } from '../../../components/Card';
import { LookChip } from '../../../components/LookChip';
import { Chip } from '../../../components/StatusChip';
import { Text } from '../../../components/Text';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { CASE_LOOKS } from '../../../utils/cases';
import { findingText } from '../../../utils/dateFindings';
import { documentTitle } from '../../../utils/drafts';
import { oneOf } from '../../../utils/keys';
import { SettleDialog } from '../cases/SettleDialog';

type Finding = TimelinessRow['findings'][number];

interface FindingsProps {
  readonly row: TimelinessRow;
  readonly on: string;
}

/** How it stands: in question, or what became of it; to whom may not read the register, only that it is settled. */
const Mark = ({ finding }: { readonly finding: Finding }) => {
  const { t } = useWords();
  const state = oneOf(CASE_LOOKS, finding.case?.state);
  if (finding.open) {
    return (
      <Chip tone="warning" icon={WarningCircle}>
        {t('timeliness.inQuestion')}
      </Chip>
    );
  }
  if (state) return <LookChip look={CASE_LOOKS[state]} />;
  return (
    <Chip tone="neutral" icon={CheckCircle}>
      {t('date.settled')}
    </Chip>
  );
};

/** What of its dates is in question, each as a sentence, and the way to settle it (伪造发稿日期). */
export const Findings = ({ row, on }: FindingsProps) => {
  const words = useWords();
  const rights = useAuditRights();
  const [settling, setSettling] = useState<Finding | null>(null);
  const title = documentTitle(row, words.t);
  if (row.findings.length === 0) return null;
  return (
    <Stack $gap="0.8rem">
      {row.findings.map((finding, i) => (
        <Stack key={`${finding.code}-${String(i)}`} $gap="0.4rem">
          <Mark finding={finding} />
          <Text>{findingText(finding, words, on)}</Text>
          {finding.open && rights.cases ? (
            <WordButton type="button" aria-label={words.t('date.settle.title', { title })} onClick={() => setSettling(finding)}>
              {words.t('date.settle')}
            </WordButton>
          ) : null}
        </Stack>
      ))}
      {settling ? <SettleDialog row={row} finding={settling} on={on} onClose={() => setSettling(null)} /> : null}
    </Stack>
  );
};
