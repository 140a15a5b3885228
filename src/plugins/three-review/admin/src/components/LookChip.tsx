import { useWords } from '../hooks/useWords';
import type { Look } from '../utils/standings';
import { Chip } from './StatusChip';

export const LookChip = ({ look }: { readonly look: Look }) => {
  const { t } = useWords();
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {t(look.name)}
    </Chip>
  );
};
