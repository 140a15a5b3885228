import { CheckCircle, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import { BigButton } from '../components/BigButton';
import { Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import type { Gap } from './gaps';

const Says = styled.div`
  flex: 1;
  min-width: 0;
`;

const Title = styled.p<{ readonly $ok: boolean }>`
  display: flex;
  align-items: center;
  gap: 0.8rem;

  svg {
    flex: none;
    width: 1.6rem;
    height: 1.6rem;
    color: ${({ theme, $ok }) => ($ok ? theme.colors.success600 : theme.colors.warning700)};
  }
`;

/** The count leads to the first gap: on a phone it stands for the whole list. */
const First = styled.button`
  min-height: 2.4rem;
  padding: 0;
  border: none;
  background: transparent;
  font: inherit;
  text-align: start;
  cursor: pointer;

  @media (max-width: 767px) {
    min-height: 4.4rem;
    text-decoration: underline;
  }
`;

const Links = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.2rem;
  max-height: 8rem;
  overflow-y: auto;
  list-style: none;

  button {
    padding: 0.2rem 0;
    border: none;
    background: transparent;
    font-family: inherit;
    font-size: 1.4rem;
    line-height: 1.6;
    text-align: start;
    text-decoration: underline;
    color: ${({ theme }) => theme.colors.primary700};
    cursor: pointer;
  }

  @media (max-width: 767px) {
    display: none;
  }
`;

const Buttons = styled.div`
  display: flex;
  gap: 0.8rem;

  > * {
    flex: 1;
    min-width: 10rem;
  }

  @media (max-width: 767px) {
    > * {
      min-height: 5.2rem;
    }
  }
`;

interface FootBarProps {
  readonly gaps: readonly Gap[];
  readonly failing: boolean;
  /** The content is no longer what was opened: nothing can be signed here. */
  readonly stale: boolean;
  readonly busy: boolean;
  readonly onSign: () => void;
  readonly onReturn: () => void;
  /** Leads to the place of a gap, where that takes more than to go there. */
  readonly onGap?: (gap: Gap) => void;
  /** What its words say where the signature comes later: of several that are signed in turn. */
  readonly words?: { readonly sign: string; readonly gaps: string; readonly ready: string };
}

/** Leads to the place of a gap. */
export const goTo = (place: string) => {
  const element = document.getElementById(place);
  element?.focus();
  element?.scrollIntoView({ block: 'center' });
};

/** What is missing, each gap leading to its place, and the two actions. One 不通过 leaves only the return. */
export const FootBar = ({ gaps, failing, stale, busy, onSign, onReturn, onGap = ({ place }) => goTo(place), words }: FootBarProps) => {
  const { t } = useWords();
  const ready = gaps.length === 0 && !failing && !stale;
  const first = gaps[0];
  const title = stale
    ? t('sheet.stale')
    : failing
      ? t('sheet.failed')
      : gaps.length > 0
        ? (words?.gaps ?? t('sheet.gaps', { count: gaps.length }))
        : (words?.ready ?? t('sheet.ready'));
  return (
    <>
      <Says>
        <Title $ok={ready} role="status">
          {ready ? <CheckCircle aria-hidden /> : <WarningCircle aria-hidden />}
          {first ? (
            <First type="button" onClick={() => onGap(first)}>
              <Text $bold>{title}</Text>
            </First>
          ) : (
            <Text $bold>{title}</Text>
          )}
        </Title>
        <Links>
          {gaps.map((gap) => (
            <li key={gap.place}>
              <button type="button" onClick={() => onGap(gap)}>
                {gap.label}
              </button>
            </li>
          ))}
        </Links>
      </Says>
      <Buttons>
        <BigButton type="button" variant={failing ? 'danger' : 'danger-light'} disabled={stale} onClick={onReturn}>
          {t('action.return')}
        </BigButton>
        <BigButton type="button" disabled={!ready} loading={busy} onClick={onSign}>
          {words?.sign ?? t('sheet.sign')}
        </BigButton>
      </Buttons>
    </>
  );
};
