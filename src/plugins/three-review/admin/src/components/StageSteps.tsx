import { VisuallyHidden } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { styled } from 'styled-components';
import { Text } from './Text';

export interface Step {
  readonly id: string;
  readonly name: string;
  readonly state: 'done' | 'now' | 'next' | 'void';
  /** Said in words beside the dot, which is only seen. */
  readonly stateName: string;
  readonly line: string;
  readonly vacant?: boolean;
  readonly time?: string;
}

const List = styled.ol`
  width: 100%;
  list-style: none;
`;

const Item = styled.li`
  position: relative;
  display: flex;
  gap: 0.8rem;
  padding-bottom: 1rem;

  &:not(:last-child)::before {
    content: '';
    position: absolute;
    top: 2.4rem;
    bottom: 0;
    left: 1rem;
    width: 1px;
    background: ${({ theme }) => theme.colors.neutral300};
  }
`;

const Dot = styled.span<{ readonly $state: Step['state'] }>`
  flex: none;
  display: grid;
  place-items: center;
  width: 2.1rem;
  height: 2.1rem;
  margin-top: 0.1rem;
  border-radius: 50%;
  border: ${({ theme, $state }) =>
    ({
      done: `2px solid ${theme.colors.success600}`,
      now: `2px solid ${theme.colors.primary600}`,
      next: `2px dashed ${theme.colors.neutral400}`,
      void: `2px dashed ${theme.colors.warning700}`,
    })[$state]};
  background: ${({ theme, $state }) => ($state === 'done' ? theme.colors.success600 : 'transparent')};

  svg {
    width: 1rem;
    height: 1rem;
    color: ${({ theme }) => theme.colors.neutral0};
  }
`;

const Core = styled.span`
  width: 0.9rem;
  height: 0.9rem;
  border-radius: 50%;
  background: ${({ theme }) => theme.colors.primary600};
`;

const Body = styled.div`
  flex: 1;
  min-width: 0;
`;

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  column-gap: 0.8rem;
`;

/** The chain of the round, one above the other: who signed when, whom it waits for. */
export const StageSteps = ({ steps }: { readonly steps: readonly Step[] }) => (
  <List>
    {steps.map((step) => (
      <Item key={step.id} aria-current={step.state === 'now' ? 'step' : undefined}>
        <Dot $state={step.state} aria-hidden>
          {step.state === 'done' ? <Check /> : null}
          {step.state === 'now' ? <Core /> : null}
        </Dot>
        <Body>
          <Head>
            <Text $bold $color={step.state === 'now' ? 'primary700' : 'neutral800'}>
              {step.name}
              <VisuallyHidden> {step.stateName} </VisuallyHidden>
            </Text>
            {step.time ? (
              <Text $size={13} $color="neutral600">
                {step.time}
              </Text>
            ) : null}
          </Head>
          <Text as="p" $size={14} $color={step.vacant ? 'danger700' : 'neutral700'}>
            {step.line}
          </Text>
        </Body>
      </Item>
    ))}
  </List>
);
