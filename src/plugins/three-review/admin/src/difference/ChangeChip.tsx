import { ArrowsCounterClockwise, Minus, Pencil, Plus } from '@strapi/icons';
import type { ChangeOut } from '../../../shared/contracts';
import { Chip } from '../components/StatusChip';
import type { Tone } from '../components/tones';
import { useWords } from '../hooks/useWords';

const LOOK: Readonly<Record<ChangeOut, { readonly tone: Tone; readonly icon: typeof Plus }>> = {
  added: { tone: 'success', icon: Plus },
  removed: { tone: 'danger', icon: Minus },
  changed: { tone: 'primary', icon: Pencil },
  moved: { tone: 'neutral', icon: ArrowsCounterClockwise },
};

/** 新增, 删去, 已改, 已移动: never colour alone. */
export const ChangeChip = ({ change }: { readonly change: ChangeOut }) => {
  const { t } = useWords();
  return (
    <Chip tone={LOOK[change].tone} icon={LOOK[change].icon}>
      {t(`diff.${change}`)}
    </Chip>
  );
};
