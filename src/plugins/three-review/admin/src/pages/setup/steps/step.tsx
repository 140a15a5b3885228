import { CheckCircle, Clock, CrossCircle, Minus, WarningCircle } from '@strapi/icons';
import type { Setup, SetupStep } from '../../../../../shared/contracts';
import { Chip } from '../../../components/StatusChip';
import type { Tone } from '../../../components/tones';
import type { Weight } from '../StepRow';

export type Dialog =
  | { readonly what: 'types' | 'units' | 'posts' | 'columns' | 'roles' | 'trial' | 'enforce' | 'relax' }
  | { readonly what: 'unit'; readonly stray: string | null }
  | { readonly what: 'appoint' };

export interface StepProps {
  readonly setup: Setup;
  readonly open: (dialog: Dialog) => void;
}

export const stepIn = ({ steps }: Setup, id: SetupStep['id']): SetupStep =>
  steps.find((step) => step.id === id) ?? { id, state: 'off', missing: 0 };

export const weightOf = ({ left }: Setup, id: SetupStep['id']): Weight => (left[0] === id ? 'first' : left[1] === id ? 'second' : 'other');

/** The most harmful gap is red, the others amber; what is done, green. */
export const toneOf = (setup: Setup, id: SetupStep['id']): Tone => {
  const { state } = stepIn(setup, id);
  if (state === 'done') return 'success';
  if (state === 'off') return 'neutral';
  return setup.left[0] === id ? 'danger' : 'warning';
};

const ICONS = { success: CheckCircle, danger: CrossCircle, warning: WarningCircle, neutral: Minus, primary: Clock, secondary: Clock };

export const StateChip = ({ tone, children }: { readonly tone: Tone; readonly children: string }) => (
  <Chip tone={tone} icon={ICONS[tone]}>
    {children}
  </Chip>
);
