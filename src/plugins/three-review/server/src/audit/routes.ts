import { route } from '../platform/routes';

const column = '/columns/:id';

export const auditRoutes = [
  route('GET', '/columns', 'columns.find', 'audit.read'),
  route('GET', '/columns/options', 'columnOptions.find', 'audit.manage'),
  route('GET', '/columns/export', 'division.export', 'audit.read'),
  route('POST', '/columns/import', 'division.import', 'audit.manage'),
  route('GET', column, 'columns.findOne', 'audit.read'),
  route('POST', '/columns', 'columns.create', 'audit.manage'),
  route('PUT', column, 'columns.update', 'audit.manage'),
  route('DELETE', column, 'columns.remove', 'audit.manage'),
  route('GET', `${column}/removal`, 'columns.removal', 'audit.manage'),
  route('POST', `${column}/terms`, 'columns.addTerm', 'audit.manage'),
  route('PUT', `${column}/terms/:term`, 'columns.updateTerm', 'audit.manage'),
  route('DELETE', `${column}/terms/:term`, 'columns.removeTerm', 'audit.manage'),
  route('GET', `${column}/terms/:term/removal`, 'columns.termRemoval', 'audit.manage'),
  route('GET', '/audit/columns', 'audit.columns', 'audit.read'),
  route('GET', '/audit/columns/:id', 'audit.column', 'audit.read'),
  route('GET', '/audit/columns/:id/events', 'audit.events', 'audit.read'),
  route('GET', '/audit/results', 'audit.results', 'audit.read'),
  route('GET', '/audit/heatmap', 'audit.heatmap', 'audit.read'),
  route('GET', '/audit/export.xlsx', 'audit.exportXlsx', 'audit.read'),
  route('GET', '/audit/export.csv', 'audit.exportCsv', 'audit.read'),
  route('GET', '/audit/site', 'audit.site', 'audit.read'),
  route('GET', '/audit/units', 'audit.units', 'audit.read'),
  route('GET', '/audit/units/:id', 'audit.unit', 'audit.read'),
  route('GET', '/audit/drafts', 'audit.drafts', 'audit.read'),
  route('GET', '/audit/timeliness', 'audit.timeliness', 'audit.read'),
  route('GET', '/audit/bulletin', 'audit.bulletin', 'audit.read'),
  route('POST', '/audit/remind', 'audit.remind', 'audit.remind'),
  route('GET', '/audit/excuses', 'audit.excuses', 'audit.read'),
  route('POST', '/audit/excuses', 'audit.fileExcuse', 'audit.excuse'),
  route('DELETE', '/audit/excuses/:id', 'audit.withdrawExcuse', 'audit.excuse'),
  route('POST', '/audit/run', 'audit.run', 'audit.manage'),
  route('GET', '/audit/runs', 'audit.runs', 'audit.read'),
  route('GET', '/audit/runs/:id', 'audit.runDetail', 'audit.read'),
  route('GET', '/audit/calendar', 'audit.calendar', 'audit.read'),
  route('POST', '/audit/calendar', 'audit.importCalendar', 'audit.manage'),
];

export const AUDIT_PERMISSIONS = [
  { uid: 'audit.read', displayName: '查看栏目更新监测 See the column audit', subCategory: '栏目更新监测 Column audit' },
  {
    uid: 'audit.manage',
    displayName: '管理栏目、分工表、节假日，补算 Manage columns, sheets, holidays, back-fills',
    subCategory: '栏目更新监测 Column audit',
  },
  { uid: 'audit.remind', displayName: '提醒责任人更新 Remind whoever is on duty', subCategory: '栏目更新监测 Column audit' },
  { uid: 'audit.excuse', displayName: '报备 File excuses', subCategory: '栏目更新监测 Column audit' },
];
