import { styled } from 'styled-components';
import type { ColumnInFull } from '../../../../../shared/contracts';
import { Muted, Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { longDay } from '../../../utils/dayWords';

const List = styled.ol`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  margin: 0;
  padding: 1.2rem 0 0;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  list-style: none;
`;

/** Judged days that were given other terms: who answers for it, and why (A9.2). */
export const Corrections = ({ corrections, on }: { readonly corrections: ColumnInFull['corrections']; readonly on: string }) => {
  const { t } = useWords();
  if (corrections.length === 0) return null;
  return (
    <List aria-label={t('corrections.title')}>
      {corrections.map((one, i) => (
        <li key={`${one.on}-${String(i)}`}>
          <Text as="p">{t('corrections.what', { from: one.from, reason: one.reason })}</Text>
          <Muted as="p">{t('corrections.by', { who: one.by ?? t('corrections.nobody'), day: longDay(t, one.on, on) })}</Muted>
        </li>
      ))}
    </List>
  );
};
