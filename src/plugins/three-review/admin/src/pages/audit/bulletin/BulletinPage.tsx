import { Page } from '@strapi/strapi/admin';
import { createPortal } from 'react-dom';
import { Link, useParams } from 'react-router-dom';
import { useGetBulletinQuery } from '../../../api/audit';
import { GreyRows, LoadFailure } from '../../../components/Waiting';
import { useWords } from '../../../hooks/useWords';
import { monthOfYear } from '../../../utils/dayWords';
import { AUDIT } from '../paths';
import { BulletinText } from './BulletinText';
import { Desk, PrintStyle, Sheet, Tools } from './paper';

/** The monthly bulletin (通报), laid over the admin: what is seen is what is printed. */
export const BulletinPage = () => {
  const { t } = useWords();
  const { month = '' } = useParams();
  const { data, error, refetch } = useGetBulletinQuery(month);
  const title = t('paper.title', { month: monthOfYear(t, month) });
  return createPortal(
    <Desk data-three-review-paper>
      <PrintStyle />
      <Page.Title>{title}</Page.Title>
      <Tools>
        <Link to={AUDIT}>{t('paper.back')}</Link>
        <button type="button" disabled={!data} onClick={() => window.print()}>
          {t('paper.print')}
        </button>
      </Tools>
      <Sheet>
        <h1>{title}</h1>
        <LoadFailure error={error} retry={() => void refetch()} />
        {data ? <BulletinText bulletin={data} /> : error ? null : <GreyRows rows={8} />}
      </Sheet>
    </Desk>,
    document.body
  );
};
