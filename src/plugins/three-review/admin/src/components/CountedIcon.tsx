import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Frame = styled.span`
  position: relative;
  display: inline-flex;
`;

const Count = styled.span`
  position: absolute;
  top: -1rem;
  left: 1.2rem;
  min-width: 2rem;
  padding: 0 0.5rem;
  border-radius: 1rem;
  background: ${({ theme }) => theme.colors.primary600};
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 2rem;
  text-align: center;
  color: ${({ theme }) => theme.colors.neutral0};
`;

const MOST = 99;

/** The menu's icon is all of an entry that a plugin can draw: so a number stands here. */
export const CountedIcon = ({ count, children }: { readonly count: number; readonly children: ReactNode }) => (
  <Frame>
    {children}
    {count > 0 ? <Count aria-hidden>{count > MOST ? `${String(MOST)}+` : count}</Count> : null}
  </Frame>
);
