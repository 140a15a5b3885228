import { useEffect, useMemo, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { InboxRow } from '../../../../../shared/contracts';
import { useGetInboxQuery } from '../../../api/inbox';
import { Card } from '../../../components/Card';
import { MoreLink } from '../../../components/Links';
import { PageFrame } from '../../../components/PageFrame';
import { Text } from '../../../components/Text';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { inboxTitle } from '../../../utils/inbox';
import { chosenIn, INBOX, keyOf } from '../paths';
import { TurnConfirm } from './TurnConfirm';
import { TurnDocument } from './TurnDocument';
import { TurnResults } from './TurnResults';
import { TurnSteps } from './TurnSteps';
import { useTurn } from './useTurn';

const Sides = styled.div`
  display: grid;
  grid-template-columns: 28rem minmax(0, 1fr);
  align-items: start;
  gap: 2rem;

  @media (max-width: 1023px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Place = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2rem;
  min-width: 0;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 4px;
  }
`;

/** As many as the server gives at once: the names of those that a link names and nobody came from the desk with. */
const NAMES = { pageSize: 100 };

/** 连续审签: what was chosen on the desk, one after the other. */
export const TurnPage = () => {
  const words = useWords();
  const { t } = words;
  const narrow = useNarrow();
  const [params] = useSearchParams();
  const { state } = useLocation() as { readonly state: { readonly rows?: readonly InboxRow[] } | null };
  const documents = useMemo(() => chosenIn(params), [params]);
  const turn = useTurn(documents);
  const { data } = useGetInboxQuery(NAMES, { skip: state?.rows !== undefined });
  const rows = new Map([...(data?.data ?? []), ...(state?.rows ?? [])].map((row) => [keyOf(row), row]));
  const titleOf = (key: string): string => {
    const row = rows.get(key);
    return row ? inboxTitle(row, words) : t('drafts.untitled');
  };
  const place = useRef<HTMLDivElement>(null);
  const begun = useRef(false);
  const { at, done } = turn;

  // Whoever goes on hears and sees where they are; whoever has just come begins at the top.
  useEffect(() => {
    if (begun.current) {
      place.current?.focus();
      place.current?.scrollIntoView({ block: 'start' });
    }
    begun.current = true;
  }, [at, done]);
  const unsigned = done === null && documents.some((one) => turn.standingOf(keyOf(one)) === 'answered');
  useEffect(() => {
    if (!unsigned) return undefined;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [unsigned]);

  const now = at === null ? undefined : documents[at];
  const subtitle =
    done !== null || documents.length === 0
      ? undefined
      : now && at !== null
        ? t('turn.at', { at: at + 1, count: documents.length })
        : t('turn.confirm');
  const part = () => {
    if (done !== null) return <TurnResults turn={turn} done={done} titleOf={titleOf} />;
    if (now) return <TurnDocument key={keyOf(now)} turn={turn} document={now} title={titleOf(keyOf(now))} />;
    return <TurnConfirm turn={turn} titleOf={titleOf} />;
  };
  return (
    <PageFrame title={t('turn.title')} subtitle={subtitle} back={{ to: INBOX, label: t('inbox.title') }}>
      {documents.length === 0 ? (
        <Card title={t('turn.steps')}>
          <Text as="p">{t('turn.empty')}</Text>
          <MoreLink to={INBOX}>{t('turn.back')}</MoreLink>
        </Card>
      ) : (
        <Sides>
          {narrow || done !== null || documents.length === 1 ? null : (
            <Card title={t('turn.steps')} flush>
              <TurnSteps turn={turn} titleOf={titleOf} />
            </Card>
          )}
          <Place ref={place} tabIndex={-1} style={narrow || done !== null || documents.length === 1 ? { gridColumn: '1 / -1' } : undefined}>
            {part()}
          </Place>
        </Sides>
      )}
    </PageFrame>
  );
};
