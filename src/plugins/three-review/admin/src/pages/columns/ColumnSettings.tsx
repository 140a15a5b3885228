import { Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../permissions';
import { ColumnsPage } from './ColumnsPage';

export const ColumnSettings = () => (
  <Page.Protect permissions={PERMISSIONS.seeAudit}>
    <ColumnsPage />
  </Page.Protect>
);
