import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';
import { PERMISSIONS } from '../../permissions';
import { BulletinPage } from './bulletin/BulletinPage';
import { CalendarPage } from './calendar/CalendarPage';
import { CasesPage } from './cases/CasesPage';
import { ColumnPage } from './column/ColumnPage';
import { Dashboard } from './dashboard/Dashboard';
import { RunsPage } from './runs/RunsPage';
import { TimelinessPage } from './timeliness/TimelinessPage';
import { UnitPage } from './unit/UnitPage';

/** 栏目更新监测 (A9.2). */
export const AuditPages = () => (
  <Page.Protect permissions={PERMISSIONS.seeAudit}>
    <Routes>
      <Route index element={<Dashboard />} />
      <Route path="columns/:id" element={<ColumnPage />} />
      <Route path="units/:id" element={<UnitPage />} />
      <Route path="timeliness" element={<TimelinessPage />} />
      <Route path="cases" element={<CasesPage />} />
      <Route path="runs" element={<RunsPage />} />
      <Route path="calendar" element={<CalendarPage />} />
      <Route path="bulletin/:month" element={<BulletinPage />} />
    </Routes>
  </Page.Protect>
);
