import type { ColumnTermOut } from '../../../shared/contracts';
import type { Words } from '../hooks/useWords';

/** 李芳 / 王晓燕: the duty officer and the deputy; null while there is neither. */
export const pairText = (t: Words['t'], term: Pick<ColumnTermOut, 'dutyOfficer' | 'deputy'> | undefined): string | null => {
  const [officer, deputy] = [term?.dutyOfficer?.name, term?.deputy?.name];
  return deputy === undefined ? (officer ?? null) : t('facts.pair', { officer: officer ?? t('column.vacant'), deputy });
};
