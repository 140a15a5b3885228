import { Check, Cross, Minus } from '@strapi/icons';
import { styled } from 'styled-components';
import { TONES, type Tone } from '../components/tones';
import { useWords } from '../hooks/useWords';
import type { Verdict } from './useAnswers';

const OPTIONS: readonly { readonly verdict: Verdict; readonly tone: Tone; readonly icon: typeof Check }[] = [
  { verdict: 'pass', tone: 'success', icon: Check },
  { verdict: 'not_applicable', tone: 'primary', icon: Minus },
  { verdict: 'fail', tone: 'danger', icon: Cross },
];

const Group = styled.div`
  display: grid;
  grid-template-columns: repeat(3, 1fr);
  width: 100%;
`;

const Option = styled.label<{ readonly $tone: Tone }>`
  position: relative;
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 0.6rem;
  min-height: 4.4rem;
  padding: 0.4rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral300};
  margin-inline-start: -1px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.5rem;
  line-height: 1.3;
  text-align: center;
  cursor: pointer;

  &:first-child {
    margin-inline-start: 0;
    border-start-start-radius: ${({ theme }) => theme.borderRadius};
    border-end-start-radius: ${({ theme }) => theme.borderRadius};
  }

  &:last-child {
    border-start-end-radius: ${({ theme }) => theme.borderRadius};
    border-end-end-radius: ${({ theme }) => theme.borderRadius};
  }

  input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  svg {
    display: none;
    flex: none;
    width: 1.4rem;
    height: 1.4rem;
  }

  &:has(:checked) {
    z-index: 1;
    border: 2px solid ${({ theme, $tone }) => theme.colors[TONES[$tone].icon]};
    background: ${({ theme, $tone }) => theme.colors[TONES[$tone].background]};
    color: ${({ theme, $tone }) => theme.colors[TONES[$tone].text]};
    font-weight: 600;
  }

  &:has(:checked) svg {
    display: block;
  }

  &:has(:focus-visible) {
    z-index: 2;
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  @media (max-width: 767px) {
    min-height: 5.2rem;
    font-size: 1.7rem;
  }
`;

interface AnswerGroupProps {
  readonly name: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  /** Undefined until the reviewer has answered: nothing is preselected. */
  readonly verdict: Verdict | undefined;
  readonly onAnswer: (verdict: Verdict) => void;
}

/** 通过 / 不涉及 / 不通过. Native radios: arrows and Space work as everywhere. The first one is where a gap leads. */
export const AnswerGroup = ({ name, labelledBy, describedBy, verdict, onAnswer }: AnswerGroupProps) => {
  const { t } = useWords();
  return (
    <Group role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy} aria-required>
      {OPTIONS.map((option, i) => (
        <Option key={option.verdict} $tone={option.tone}>
          <input
            type="radio"
            id={i === 0 ? name : undefined}
            name={name}
            value={option.verdict}
            checked={verdict === option.verdict}
            onChange={() => onAnswer(option.verdict)}
          />
          <option.icon aria-hidden />
          {t(`sheet.verdict.${option.verdict}`)}
        </Option>
      ))}
    </Group>
  );
};
