import { Button } from '@strapi/design-system';
import { styled, type DefaultTheme } from 'styled-components';
import { oneOf } from '../utils/keys';

const FILLED = { default: 'buttonPrimary600', danger: 'danger600' } as const;

/** Under the pointer core lightens a filled button until its label is only 3.5 : 1. */
const hover = (colours: DefaultTheme['colors'], variant: unknown = 'default'): string => {
  const filled = oneOf(FILLED, variant);
  if (!filled) return '';
  const colour = colours[FILLED[filled]];
  return `&&:hover:not([aria-disabled='true']) { background: ${colour}; border-color: ${colour}; filter: brightness(0.92); }`;
};

/** Core's button with a label that can be read and a target that can be hit: 15 px and 40 high, 17 px and 48 on phones. */
export const BigButton = styled(Button)`
  min-height: 4rem;
  height: auto;
  padding-block: 0.6rem;
  justify-content: center;
  white-space: normal;
  ${({ theme, variant }) => hover(theme.colors, variant)}

  span {
    font-size: 1.5rem;
    line-height: 1.35;
  }

  @media (max-width: 767px) {
    min-height: 4.8rem;

    span {
      font-size: 1.7rem;
    }
  }
`;

/** A quiet action in words; as wide a target as the loud ones. */
export const WordButton = styled.button<{ readonly $danger?: boolean }>`
  min-height: 4rem;
  padding: 0 0.4rem;
  border: none;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  font-family: inherit;
  font-size: 1.5rem;
  line-height: 1.35;
  text-align: start;
  cursor: pointer;
  color: ${({ theme, $danger }) => ($danger ? theme.colors.danger700 : theme.colors.primary700)};

  svg {
    width: 1.4rem;
    height: 1.4rem;
    margin-inline-end: 0.6rem;
    vertical-align: -0.2rem;
  }

  &:hover:not(:disabled) {
    text-decoration: underline;
  }

  &:disabled {
    color: ${({ theme }) => theme.colors.neutral600};
    cursor: not-allowed;
  }

  @media (max-width: 767px) {
    min-height: 4.8rem;
    font-size: 1.7rem;
  }
`;
