import { useRef, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';

const Strip = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;

  @media (max-width: 767px) {
    flex-wrap: nowrap;
    margin-inline: -1.6rem;
    padding: 0.4rem 1.6rem;
    overflow-x: auto;
    scrollbar-width: none;
  }
`;

/** Pages of one thing rather than filters of a list: a line under them, their counts as badges. */
const Line = styled(Strip)`
  gap: 0;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  padding-block: 0;
`;

const LineTab = styled.button`
  flex: none;
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
  min-height: 4.8rem;
  margin-bottom: -1px;
  padding: 0.8rem 1.4rem;
  border: none;
  border-bottom: 3px solid transparent;
  background: transparent;
  font-family: inherit;
  font-size: 1.6rem;
  line-height: 1.6;
  white-space: nowrap;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.neutral700};

  &[aria-selected='true'] {
    border-bottom-color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
    color: ${({ theme }) => theme.colors.primary700};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const Badge = styled.span<{ readonly $tone: 'selected' | 'alarm' | 'plain' }>`
  min-width: 2.4rem;
  padding: 0.1rem 0.7rem;
  border: 1px solid
    ${({ theme, $tone }) => theme.colors[$tone === 'selected' ? 'primary600' : $tone === 'alarm' ? 'danger200' : 'neutral150']};
  border-radius: 1.2rem;
  background: ${({ theme, $tone }) =>
    theme.colors[$tone === 'selected' ? 'buttonPrimary600' : $tone === 'alarm' ? 'danger100' : 'neutral150']};
  font-size: 1.4rem;
  font-weight: 600;
  line-height: 1.5;
  text-align: center;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $tone }) =>
    $tone === 'selected' ? theme.colors.buttonNeutral0 : theme.colors[$tone === 'alarm' ? 'danger700' : 'neutral800']};
`;

const Tab = styled.button`
  flex: none;
  display: inline-flex;
  align-items: baseline;
  gap: 0.8rem;
  min-height: 4.4rem;
  padding: 0.8rem 1.2rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  font-family: inherit;
  font-size: 1.5rem;
  line-height: 1.6;
  white-space: nowrap;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.neutral700};

  &[aria-selected='true'] {
    border-color: ${({ theme }) => theme.colors.primary600};
    box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;

const Count = styled.span<{ readonly $alarm?: boolean }>`
  font-size: 1.7rem;
  font-weight: 700;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $alarm }) => ($alarm ? theme.colors.danger700 : 'inherit')};
`;

export interface CountTab {
  readonly id: string;
  readonly name: string;
  /** Null while it is not known. */
  readonly count: number | null;
  readonly alarm?: boolean;
}

interface CountTabsProps {
  readonly label: string;
  readonly tabs: readonly CountTab[];
  readonly selected: string;
  /** The element that shows what is selected. */
  readonly controls: string;
  readonly onSelect: (id: string) => void;
  /** `line`: a line under them, for the parts of a page. */
  readonly look?: 'boxes' | 'line';
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Filters by status with their counts. The arrows walk through them, Home and End go to the ends. */
export const CountTabs = ({ label, tabs, selected, controls, onSelect, look = 'boxes' }: CountTabsProps) => {
  const strip = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const at = tabs.findIndex((tab) => tab.id === selected);
    const ends: Readonly<Record<string, CountTab | undefined>> = { Home: tabs[0], End: tabs.at(-1) };
    const next = step === undefined ? ends[event.key] : tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    strip.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  const [Frame, One] = look === 'line' ? [Line, LineTab] : [Strip, Tab];
  const counted = ({ id, count, alarm }: CountTab) => {
    if (count === null) return null;
    const loud = alarm === true && count > 0;
    if (look === 'line') return <Badge $tone={loud ? 'alarm' : id === selected ? 'selected' : 'plain'}>{count}</Badge>;
    return <Count $alarm={loud}>{count}</Count>;
  };
  return (
    <Frame ref={strip} role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map((tab) => (
        <One
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          aria-selected={tab.id === selected}
          aria-controls={controls}
          tabIndex={tab.id === selected ? 0 : -1}
          onClick={() => onSelect(tab.id)}
        >
          {tab.name}
          {counted(tab)}
        </One>
      ))}
    </Frame>
  );
};
