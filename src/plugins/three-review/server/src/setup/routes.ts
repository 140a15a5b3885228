import { route } from '../platform/routes';

export const SETUP_PERMISSIONS = [
  { uid: 'setup.read', displayName: '查看“开始使用” See the first page', subCategory: '单位与岗位 Units and posts' },
];

/** Whoever gives rights to roles must be entitled to that in the host, too. */
const grantRoute = route('POST', '/setup/rights', 'setup.grant', 'organisation.manage');

export const setupRoutes = [
  route('GET', '/setup', 'setup.find', 'setup.read'),
  route('GET', '/setup/people', 'setup.people', 'organisation.manage'),
  route('POST', '/setup/confirm', 'setup.confirm', 'organisation.manage'),
  {
    ...grantRoute,
    config: {
      policies: [...grantRoute.config.policies, { name: 'admin::hasPermissions', config: { actions: ['admin::roles.update'] } }],
    },
  },
];
