import { Bell, Clock, CrossCircle, User, WarningCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Notification } from '../../../../shared/contracts';
import { NOTICES, type NoticeKind } from '../../../../shared/notices';
import { WordButton } from '../../components/BigButton';
import { Rows } from '../../components/Card';
import { Chip } from '../../components/StatusChip';
import { Muted, Text } from '../../components/Text';
import type { Tone } from '../../components/tones';
import { useWords } from '../../hooks/useWords';

const LOOK: Readonly<Record<NoticeKind, { readonly tone: Tone; readonly icon: typeof Bell }>> = {
  column_due_soon: { tone: 'warning', icon: WarningCircle },
  column_overdue: { tone: 'danger', icon: CrossCircle },
  draft_clock: { tone: 'warning', icon: Clock },
  column_reminder: { tone: 'primary', icon: Bell },
  column_vacant: { tone: 'warning', icon: User },
  appointed: { tone: 'primary', icon: User },
  appointment_ended: { tone: 'neutral', icon: User },
  case_reopened: { tone: 'warning', icon: WarningCircle },
};

const Item = styled.li<{ readonly $unread: boolean }>`
  display: grid;
  grid-template-columns: 1.2rem minmax(0, 1fr) auto;
  align-items: start;
  gap: 0.4rem 1.2rem;
  padding-block: 1.2rem;

  &:not(:last-child) {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  &::before {
    content: '';
    width: 1rem;
    height: 1rem;
    margin-top: 0.8rem;
    border-radius: 50%;
    background: ${({ theme, $unread }) => ($unread ? theme.colors.primary600 : 'transparent')};
  }

  a {
    font-size: 1.6rem;
    line-height: 1.6;
    color: ${({ theme }) => theme.colors.neutral800};
    text-decoration: none;
    text-wrap: pretty;
  }

  a:hover {
    text-decoration: underline;
  }

  @media (max-width: 767px) {
    grid-template-columns: 1.2rem minmax(0, 1fr);

    > :last-child {
      grid-column: 2;
    }

    a {
      display: inline-flex;
      align-items: center;
      min-height: 4.4rem;
    }
  }
`;

const Body = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.4rem;
`;

interface NoticeListProps {
  readonly notices: readonly Notification[];
  readonly timeZone: string;
  readonly onRead: (ids: readonly string[]) => void;
}

export const NoticeList = ({ notices, timeZone, onRead }: NoticeListProps) => {
  const { t, when, language } = useWords();
  return (
    <Rows>
      {notices.map((notice) => {
        const look = LOOK[notice.kind];
        const unread = notice.readAt === null;
        const { name, wordsOf } = NOTICES[notice.kind];
        const { sentence } = wordsOf(notice.data, language);
        return (
          <Item key={notice.id} $unread={unread}>
            <Body>
              <Chip tone={look.tone} icon={look.icon}>
                {name[language]}
              </Chip>
              {notice.link ? (
                <Link
                  to={notice.link.startsWith('/') ? notice.link : `/${notice.link}`}
                  onClick={() => (unread ? onRead([notice.id]) : undefined)}
                >
                  {sentence}
                </Link>
              ) : (
                <Text $size={16}>{sentence}</Text>
              )}
              <Muted>
                {when(notice.at, timeZone)} · {t(unread ? 'notices.isNew' : 'notices.isRead')}
              </Muted>
            </Body>
            {unread ? (
              <WordButton type="button" aria-label={t('notices.readOne', { sentence })} onClick={() => onRead([notice.id])}>
                {t('notices.read')}
              </WordButton>
            ) : (
              <span />
            )}
          </Item>
        );
      })}
    </Rows>
  );
};
