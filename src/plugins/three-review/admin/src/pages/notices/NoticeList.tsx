import { Bell, Clock, CrossCircle, User, WarningCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Notification, NoticeKind } from '../../../../shared/contracts';
import { WordButton } from '../../components/BigButton';
import { Rows } from '../../components/Card';
import { Chip } from '../../components/StatusChip';
import { Muted, Text } from '../../components/Text';
import type { Tone } from '../../components/tones';
import { useWords } from '../../hooks/useWords';
import { noticeText } from '../../utils/notices';
import type { MessageKey } from '../../utils/keys';

const LOOK: Readonly<Record<NoticeKind, { readonly tone: Tone; readonly icon: typeof Bell; readonly name: MessageKey }>> = {
  column_due_soon: { tone: 'warning', icon: WarningCircle, name: 'notice.kind.column_due_soon' },
  column_overdue: { tone: 'danger', icon: CrossCircle, name: 'notice.kind.column_overdue' },
  draft_clock: { tone: 'warning', icon: Clock, name: 'notice.kind.draft_clock' },
  column_reminder: { tone: 'primary', icon: Bell, name: 'notice.kind.column_reminder' },
  column_vacant: { tone: 'warning', icon: User, name: 'notice.kind.column_vacant' },
  appointed: { tone: 'primary', icon: User, name: 'notice.kind.appointed' },
  case_reopened: { tone: 'warning', icon: WarningCircle, name: 'notice.kind.case_reopened' },
  appointment_ended: { tone: 'neutral', icon: User, name: 'notice.kind.appointment_ended' },
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
  const words = useWords();
  const { t, when } = words;
  return (
    <Rows>
      {notices.map((notice) => {
        const look = LOOK[notice.kind];
        const unread = notice.readAt === null;
        const sentence = noticeText(notice, words);
        return (
          <Item key={notice.id} $unread={unread}>
            <Body>
              <Chip tone={look.tone} icon={look.icon}>
                {t(look.name)}
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
