import { route } from '../platform/routes';

const column = '/columns/:id';

export const auditRoutes = [
  route('GET', '/columns', 'columns.find', 'audit.read'),
  route('GET', column, 'columns.findOne', 'audit.read'),
  route('POST', '/columns', 'columns.create', 'audit.manage'),
  route('PUT', column, 'columns.update', 'audit.manage'),
  route('DELETE', column, 'columns.remove', 'audit.manage'),
  route('POST', `${column}/terms`, 'columns.addTerm', 'audit.manage'),
  route('PUT', `${column}/terms/:term`, 'columns.updateTerm', 'audit.manage'),
  route('DELETE', `${column}/terms/:term`, 'columns.removeTerm', 'audit.manage'),
];

export const AUDIT_PERMISSIONS = [
  { uid: 'audit.read', displayName: '查看栏目更新监测 See the column audit', subCategory: '栏目更新监测 Column audit' },
  {
    uid: 'audit.manage',
    displayName: '管理栏目、分工表、节假日，补算 Manage columns, sheets, holidays, back-fills',
    subCategory: '栏目更新监测 Column audit',
  },
  { uid: 'audit.excuse', displayName: '报备 File excuses', subCategory: '栏目更新监测 Column audit' },
];
