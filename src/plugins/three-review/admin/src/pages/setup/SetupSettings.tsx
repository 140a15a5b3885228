import { Page } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../../permissions';
import { SetupPage } from './SetupPage';

export const SetupSettings = () => (
  <Page.Protect permissions={PERMISSIONS.setup}>
    <SetupPage />
  </Page.Protect>
);
