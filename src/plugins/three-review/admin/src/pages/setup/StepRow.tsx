import { Check } from '@strapi/icons';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { BigButton, WordButton } from '../../components/BigButton';
import type { Tone } from '../../components/tones';
import { TONES } from '../../components/tones';

const Line = styled.li`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr) auto;
  gap: 0.4rem 1.6rem;
  padding: 2rem 2.4rem;

  &:not(:last-child) {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  @media (max-width: 767px) {
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.8rem 1.2rem;
    padding: 1.6rem;
  }
`;

const Mark = styled.span<{ readonly $tone: Tone; readonly $filled: boolean }>`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  width: 3rem;
  height: 3rem;
  border: 2px solid ${({ theme, $tone }) => theme.colors[TONES[$tone].icon]};
  border-radius: 50%;
  background: ${({ theme, $tone, $filled }) => ($filled ? theme.colors[TONES[$tone].icon] : 'transparent')};
  color: ${({ theme, $tone, $filled }) => ($filled ? theme.colors.buttonNeutral0 : theme.colors[TONES[$tone].text])};
  font-size: 1.6rem;
  font-weight: 700;
  font-variant-numeric: tabular-nums;

  svg {
    width: 1.4rem;
    height: 1.4rem;
  }
`;

const Body = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.6rem;
  min-width: 0;
`;

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.4rem 1rem;
`;

const Name = styled.h3`
  font-size: 1.7rem;
  font-weight: 600;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral800};
`;

const Side = styled.div`
  @media (max-width: 767px) {
    grid-column: 2 / -1;
  }
`;

const Below = styled.div`
  grid-column: 2 / -1;
  min-width: 0;

  @media (max-width: 767px) {
    grid-column: 1 / -1;
  }
`;

/** The most harmful gap has the filled button, the next one the outlined; all else a word. */
export type Weight = 'first' | 'second' | 'other';

export interface StepAct {
  readonly label: string;
  /** Whose act it is, for who hears nothing but the button. */
  readonly about: string;
  readonly onClick: () => void;
}

export const ActButton = ({ act: { label, about, onClick }, weight }: { readonly act: StepAct; readonly weight: Weight }) =>
  weight === 'other' ? (
    <WordButton type="button" aria-label={`${label} · ${about}`} onClick={onClick}>
      {label}
    </WordButton>
  ) : (
    <BigButton type="button" variant={weight === 'first' ? 'default' : 'secondary'} onClick={onClick}>
      {label}
    </BigButton>
  );

interface StepRowProps {
  readonly number: number;
  readonly name: string;
  readonly tone: Tone;
  readonly done: boolean;
  readonly chip: ReactNode;
  readonly action?: ReactNode;
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** One step: its number, its state in a word, what is there and what is not, and what to do. */
export const StepRow = ({ number, name, tone, done, chip, action, below, children }: StepRowProps) => (
  <Line>
    <Mark $tone={tone} $filled={done} aria-hidden>
      {done ? <Check /> : number}
    </Mark>
    <Body>
      <Head>
        <Name>{name}</Name>
        {chip}
      </Head>
      {children}
    </Body>
    {action ? <Side>{action}</Side> : null}
    {below ? <Below>{below}</Below> : null}
  </Line>
);
