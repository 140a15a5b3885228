import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { Card } from '../../../components/Card';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { auditPath, COLUMN_SETTINGS } from '../paths';

const List = styled.ul`
  list-style: none;

  a {
    display: inline-flex;
    align-items: center;
    min-height: 4rem;
    font-size: 1.5rem;
    color: ${({ theme }) => theme.colors.primary700};
    text-decoration: none;
  }

  @media (max-width: 767px) {
    a {
      min-height: 4.4rem;
      font-size: 1.6rem;
    }
  }
`;

/** What stands behind the figures. */
export const Links = () => {
  const { t } = useWords();
  const rights = useAuditRights();
  return (
    <Card title={t('links.title')}>
      <List>
        <li>
          <Link to={auditPath.timeliness}>{t('timeliness.title')}</Link>
        </li>
        {rights.cases ? (
          <li>
            <Link to={auditPath.cases}>{t('cases.title')}</Link>
          </li>
        ) : null}
        <li>
          <Link to={auditPath.runs}>{t('runs.title')}</Link>
        </li>
        <li>
          <Link to={auditPath.calendar}>{t('calendar.title')}</Link>
        </li>
        {rights.manage ? (
          <li>
            <Link to={COLUMN_SETTINGS}>{t('settings.columns')}</Link>
          </li>
        ) : null}
      </List>
    </Card>
  );
};
