import type { DefaultTheme } from 'styled-components';

export type Tone = 'neutral' | 'primary' | 'secondary' | 'success' | 'warning' | 'danger';

type Token = keyof DefaultTheme['colors'];

interface Colours {
  readonly background: Token;
  readonly border: Token;
  readonly text: Token;
  readonly icon: Token;
}

/** Text is a 700 on its own 100, except on warning, where 700 is only 4.0 : 1: there the icon carries the colour. */
export const TONES: Readonly<Record<Tone, Colours>> = {
  neutral: { background: 'neutral150', border: 'neutral200', text: 'neutral800', icon: 'neutral600' },
  primary: { background: 'primary100', border: 'primary200', text: 'primary700', icon: 'primary600' },
  secondary: { background: 'secondary100', border: 'secondary200', text: 'secondary700', icon: 'secondary600' },
  success: { background: 'success100', border: 'success200', text: 'success700', icon: 'success600' },
  warning: { background: 'warning100', border: 'warning200', text: 'neutral800', icon: 'warning700' },
  danger: { background: 'danger100', border: 'danger200', text: 'danger700', icon: 'danger600' },
};
