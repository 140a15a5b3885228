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
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Filters by status with their counts. The arrows walk through them, Home and End go to the ends. */
export const CountTabs = ({ label, tabs, selected, controls, onSelect }: CountTabsProps) => {
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
  return (
    <Strip ref={strip} role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map((tab) => (
        <Tab
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
          {tab.count === null ? null : <Count $alarm={tab.alarm === true && tab.count > 0}>{tab.count}</Count>}
        </Tab>
      ))}
    </Strip>
  );
};
