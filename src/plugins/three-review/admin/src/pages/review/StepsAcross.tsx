import { VisuallyHidden } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { styled } from 'styled-components';
import { Surface } from '../../components/Card';
import type { Step } from '../../components/StageSteps';
import { Muted, Text } from '../../components/Text';

const List = styled.ol`
  display: grid;
  grid-auto-flow: column;
  grid-auto-columns: minmax(0, 1fr);
  gap: 1.6rem;
  padding: 1.6rem 2rem;
  list-style: none;
`;

const Item = styled.li<{ readonly $state: Step['state'] }>`
  display: flex;
  flex-direction: column;
  gap: 0.2rem;
  padding-top: 1rem;
  border-top: 3px ${({ $state }) => ($state === 'next' || $state === 'void' ? 'dashed' : 'solid')}
    ${({ theme, $state }) =>
      ({
        done: theme.colors.success600,
        now: theme.colors.primary600,
        next: theme.colors.neutral300,
        void: theme.colors.warning700,
      })[$state]};
`;

const Name = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;

  svg {
    width: 1.2rem;
    height: 1.2rem;
    color: ${({ theme }) => theme.colors.success600};
  }
`;

/** The chain of the round, from left to right. */
export const StepsAcross = ({ steps }: { readonly steps: readonly Step[] }) => (
  <Surface as="div">
    <List>
      {steps.map((step) => (
        <Item key={step.id} $state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <Name>
            {step.state === 'done' ? <Check aria-hidden /> : null}
            <Text $bold $color={step.state === 'now' ? 'primary700' : 'neutral800'}>
              {step.name}
            </Text>
            <VisuallyHidden>{step.stateName}</VisuallyHidden>
          </Name>
          <Text $size={14} $color={step.vacant ? 'danger700' : 'neutral700'}>
            {step.line}
          </Text>
          {step.time ? <Muted>{step.time}</Muted> : null}
        </Item>
      ))}
    </List>
  </Surface>
);
