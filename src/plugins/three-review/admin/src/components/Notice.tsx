import { CheckCircle, CrossCircle, Information, Lock, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { Text } from './Text';
import { TONES, type Tone } from './tones';

const ICONS = {
  neutral: Lock,
  primary: Information,
  secondary: Information,
  success: CheckCircle,
  warning: WarningCircle,
  danger: CrossCircle,
};

const Frame = styled.div<{ readonly $tone: Tone }>`
  display: flex;
  gap: 0.8rem;
  width: 100%;
  padding: 1rem 1.2rem;
  border: 1px solid ${({ theme, $tone }) => theme.colors[TONES[$tone].border]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $tone }) => theme.colors[TONES[$tone].background]};

  > svg {
    flex: none;
    width: 1.4rem;
    height: 1.4rem;
    margin-top: 0.4rem;
    color: ${({ theme, $tone }) => theme.colors[TONES[$tone].icon]};
  }
`;

/** The action stands at the end of the line where there is room for both, else below. */
const Rest = styled.div`
  flex: 1;
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  gap: 0.4rem 1.6rem;
  min-width: 0;

  /* A button is higher than a line of text: beside one, it takes no more room than that. */
  @media (min-width: 768px) {
    > button:last-child {
      margin-block: -0.9rem;
    }
  }
`;

const Lines = styled.div`
  flex: 1 1 16rem;
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.2rem;
  min-width: 0;
  /* Broken where it reads best: a last character alone on its line looks like a slip. */
  text-wrap: pretty;
`;

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  /** The clause it rests on, as cited to the reader. */
  readonly clause?: string;
  /** Announced at once: for what an action of the reader's has brought about. */
  readonly alert?: boolean;
  /** What can be done about it. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** A sentence in the place of what it explains: tone, icon, what, why, clause. */
export const Notice = ({ tone, title, clause, alert, action, children }: NoticeProps) => {
  const Icon = ICONS[tone];
  return (
    <Frame $tone={tone} role={alert ? 'alert' : undefined}>
      <Icon aria-hidden />
      <Rest>
        <Lines>
          {title ? (
            <Text as="strong" $bold>
              {title}
            </Text>
          ) : null}
          {children}
          {clause ? (
            <Text $size={14} $color="neutral700">
              {clause}
            </Text>
          ) : null}
        </Lines>
        {action}
      </Rest>
    </Frame>
  );
};
