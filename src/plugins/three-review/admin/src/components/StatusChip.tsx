import { ArrowLeft, CheckCircle, Clock, Globe, Pencil } from '@strapi/icons';
import type { ComponentType, ReactNode, SVGProps } from 'react';
import { styled } from 'styled-components';
import type { ReviewStage } from '../../../core/review';
import { useWords } from '../hooks/useWords';
import { STATUS } from '../utils/keys';
import { TONES, type Tone } from './tones';

type Icon = ComponentType<Omit<SVGProps<SVGSVGElement>, 'fill' | 'stroke'>>;

const Frame = styled.span<{ readonly $tone: Tone }>`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  padding: 0.2rem 0.8rem;
  border: 1px solid ${({ theme, $tone }) => theme.colors[TONES[$tone].border]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $tone }) => theme.colors[TONES[$tone].background]};
  color: ${({ theme, $tone }) => theme.colors[TONES[$tone].text]};
  font-size: 1.5rem;
  font-weight: 600;
  line-height: 1.6;
  white-space: nowrap;
  font-variant-numeric: tabular-nums;

  svg {
    flex: none;
    width: 1.2rem;
    height: 1.2rem;
    color: ${({ theme, $tone }) => theme.colors[TONES[$tone].icon]};
  }
`;

/** Never colour alone: an icon and a word. */
export const Chip = ({ tone, icon: Mark, children }: { readonly tone: Tone; readonly icon?: Icon; readonly children: ReactNode }) => (
  <Frame $tone={tone}>
    {Mark ? <Mark aria-hidden /> : null}
    {children}
  </Frame>
);

const LOOK: Readonly<Record<ReviewStage | 'returned', { readonly tone: Tone; readonly icon: Icon }>> = {
  draft: { tone: 'neutral', icon: Pencil },
  first_review: { tone: 'primary', icon: Clock },
  second_review: { tone: 'primary', icon: Clock },
  final_sign_off: { tone: 'primary', icon: Clock },
  approved: { tone: 'success', icon: CheckCircle },
  published: { tone: 'success', icon: Globe },
  returned: { tone: 'warning', icon: ArrowLeft },
};

export const StatusChip = ({ status }: { readonly status: ReviewStage | 'returned' }) => {
  const { t } = useWords();
  return (
    <Chip tone={LOOK[status].tone} icon={LOOK[status].icon}>
      {t(STATUS[status])}
    </Chip>
  );
};
