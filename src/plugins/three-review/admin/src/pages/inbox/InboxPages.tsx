import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../permissions';
import { InboxPage } from './InboxPage';
import { TurnPage } from './turn/TurnPage';

/** 我的待办, and signing in turn what was chosen there (A10.2). */
export const InboxPages = () => (
  <Page.Protect permissions={PERMISSIONS.seeReviews}>
    <Routes>
      <Route index element={<InboxPage />} />
      <Route path="turn" element={<TurnPage />} />
    </Routes>
  </Page.Protect>
);
