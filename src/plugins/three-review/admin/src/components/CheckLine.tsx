import { VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import { useWords } from '../hooks/useWords';
import { Text } from './Text';

const Line = styled.li<{ readonly $ok: boolean }>`
  display: flex;
  gap: 0.8rem;
  padding-block: 0.3rem;

  svg {
    flex: none;
    width: 1.4rem;
    height: 1.4rem;
    margin-top: 0.4rem;
    color: ${({ theme, $ok }) => ($ok ? theme.colors.success600 : theme.colors.warning700)};
  }
`;

export const CheckList = styled.ul`
  width: 100%;
  list-style: none;
`;

/** One thing that has to be in place before an action, and whether it is. */
export const CheckLine = ({ ok, children }: { readonly ok: boolean; readonly children: string }) => {
  const { t } = useWords();
  return (
    <Line $ok={ok}>
      {ok ? <CheckCircle aria-hidden /> : <WarningCircle aria-hidden />}
      <Text>
        <VisuallyHidden>{t(ok ? 'check.ok' : 'check.missing')} </VisuallyHidden>
        {children}
      </Text>
    </Line>
  );
};
