import { AUDIT_PERMISSIONS, auditRoutes } from './audit/routes';
import { notifyRoutes } from './notify/controller';
import { route } from './platform/routes';
import { SETUP_PERMISSIONS, setupRoutes } from './setup/routes';

const document = '/reviews/:uid/:documentId';

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      route('GET', '/reviews/settings', 'review.settings', null),
      route('GET', document, 'review.find', 'review.read'),
      route('GET', `${document}/content`, 'review.content', 'review.read'),
      route('GET', `${document}/diff`, 'review.diff', 'review.read'),
      route('POST', `${document}/submit`, 'review.submit', 'review.submit'),
      route('POST', `${document}/sign`, 'review.sign', 'review.act'),
      route('POST', `${document}/return`, 'review.return', 'review.act'),
      route('POST', `${document}/withdraw`, 'review.withdraw', 'review.submit'),
      route('POST', `${document}/take-down`, 'review.takeDown', 'review.act'),
      route('GET', '/inbox', 'inbox.find', 'review.read'),
      route('GET', '/inbox/choices', 'inbox.choices', 'review.read'),
      route('POST', '/reviews/sign-batch', 'inbox.sign', 'review.act'),
      route('POST', '/confirmations', 'confirmations.create', 'review.act'),
      route('GET', '/ledger', 'ledger.find', 'ledger.read'),
      route('GET', '/ledger/verify', 'ledger.verify', 'ledger.read'),
      route('GET', '/ledger/export', 'ledger.export', 'ledger.read'),
      route('GET', '/units', 'organisation.units', 'organisation.read'),
      route('POST', '/units', 'organisation.createUnit', 'organisation.manage'),
      route('PUT', '/units/:id', 'organisation.updateUnit', 'organisation.manage'),
      route('DELETE', '/units/:id', 'organisation.deleteUnit', 'organisation.manage'),
      route('GET', '/posts', 'organisation.posts', 'organisation.read'),
      route('POST', '/posts', 'organisation.createPost', 'organisation.manage'),
      route('PUT', '/posts/:id', 'organisation.updatePost', 'organisation.manage'),
      route('DELETE', '/posts/:id', 'organisation.deletePost', 'organisation.manage'),
      route('GET', '/organisation/history', 'organisation.history', 'organisation.read'),
      route('GET', '/site', 'site.find', null),
      route('GET', '/site/trial', 'site.trial', 'review.read'),
      route('POST', '/site/enforce', 'site.enforce', 'site.enforce'),
      route('POST', '/site/relax', 'site.relax', 'site.enforce'),
      ...auditRoutes,
      ...notifyRoutes,
      ...setupRoutes,
      route('GET', '/openapi.json', 'reference.admin', null),
    ],
  },
  'content-api': {
    type: 'content-api',
    // The permission `plugin::three-review.drafts.read` is granted to roles and custom tokens through this action.
    routes: [
      { method: 'GET', path: '/drafts', handler: 'drafts.read', config: {} },
      // Which columns are public each column says itself: nothing else is told, so nobody needs a permission.
      { method: 'GET', path: '/columns', handler: 'publicColumns.find', config: { auth: false } },
      { method: 'GET', path: '/columns/:slug', handler: 'publicColumns.findOne', config: { auth: false } },
      { method: 'GET', path: '/openapi.json', handler: 'reference.read', config: {} },
    ],
  },
};

export const PERMISSIONS = [
  { uid: 'review.read', displayName: '查看审核 See reviews', subCategory: '三审三校 Review' },
  { uid: 'review.submit', displayName: '送审、撤回 Submit and withdraw', subCategory: '三审三校 Review' },
  { uid: 'review.act', displayName: '签字、退回、撤稿 Sign, return, take down', subCategory: '三审三校 Review' },
  { uid: 'ledger.read', displayName: '查看、导出台账 Read and export the ledger', subCategory: '台账 Ledger' },
  { uid: 'organisation.read', displayName: '查看单位与岗位 See units and posts', subCategory: '单位与岗位 Units and posts' },
  { uid: 'organisation.manage', displayName: '管理单位与岗位 Manage units and posts', subCategory: '单位与岗位 Units and posts' },
  { uid: 'site.enforce', displayName: '正式启用、转为试运行 Enforce the rule, go back to a trial run', subCategory: '三审三校 Review' },
  ...SETUP_PERMISSIONS,
  ...AUDIT_PERMISSIONS,
].map((permission) => ({ ...permission, section: 'plugins', pluginName: 'three-review' }));
