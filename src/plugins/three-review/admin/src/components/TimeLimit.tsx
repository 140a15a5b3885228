import { CrossCircle, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Limit } from '../utils/standings';
import { Muted, Text } from './Text';

const Frame = styled.div`
  display: flex;
  flex-direction: column;
  min-width: 0;
`;

const Line = styled.span<{ readonly $tone: Limit['tone'] }>`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  white-space: nowrap;

  svg {
    flex: none;
    width: 1.4rem;
    height: 1.4rem;
    color: ${({ theme, $tone }) => ($tone === 'over' ? theme.colors.danger600 : theme.colors.warning700)};
  }
`;

/** A time limit changes its icon and its weight as well as its colour. */
export const TimeLimit = ({ limit, short }: { readonly limit: Limit; readonly short?: boolean }) => (
  <Frame>
    <Line $tone={limit.tone}>
      {limit.tone === 'over' ? <CrossCircle aria-hidden /> : null}
      {limit.tone === 'bold' ? <WarningCircle aria-hidden /> : null}
      <Text $bold={limit.tone === 'over' || limit.tone === 'bold'} $color={limit.tone === 'over' ? 'danger700' : 'neutral800'}>
        {limit.text}
      </Text>
    </Line>
    {short || limit.sub === '' ? null : <Muted>{limit.sub}</Muted>}
  </Frame>
);
