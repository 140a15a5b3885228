import { styled, type DefaultTheme } from 'styled-components';

interface TextProps {
  /** px; Chinese is never below 13. */
  readonly $size?: 13 | 14 | 15 | 16 | 18;
  readonly $bold?: boolean;
  readonly $color?: keyof DefaultTheme['colors'];
}

/** The built-in variants are too small for Chinese (12 and 11 px). */
export const Text = styled.span<TextProps>`
  font-size: ${({ $size = 15 }) => $size / 10}rem;
  line-height: 1.5;
  font-weight: ${({ $bold }) => ($bold ? 600 : 400)};
  color: ${({ theme, $color = 'neutral800' }) => theme.colors[$color]};
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
`;

export const Muted = styled(Text).attrs({ $size: 14, $color: 'neutral600' })``;

export const SectionTitle = styled.h3`
  font-size: 1.8rem;
  font-weight: 700;
  line-height: 1.4;
  color: ${({ theme }) => theme.colors.neutral800};
`;
