import type { DefaultTheme } from 'styled-components';

/** Updates → one of five depths: 0, 1, 2, 3, 4 and more. */
export const depthOf = (count: number): number => Math.min(4, Math.max(0, count));

/** On dark ground a weak tint is no longer seen: the depths begin stronger. */
const LIGHT = [0, 0.38, 0.6, 0.8, 1];
const DARK = [0, 0.5, 0.66, 0.84, 1];

export interface Fill {
  readonly fill: string;
  readonly fillOpacity: number;
}

export const depthFill = (theme: DefaultTheme, count: number): Fill => {
  const depth = depthOf(count);
  if (depth === 0) return { fill: theme.colors.neutral150, fillOpacity: 1 };
  const opacities = theme.colorScheme === 'dark' ? DARK : LIGHT;
  return { fill: theme.colors.primary600, fillOpacity: opacities[depth] ?? 1 };
};
