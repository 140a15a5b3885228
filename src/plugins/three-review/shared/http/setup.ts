import { granted, rightsBody, setup, setupPeople } from '../contracts';
import { say, type RouteTable } from './kind';

export const setupRoutes = {
  'GET /setup': {
    id: 'setup',
    does: say(
      '正式启用之前有什么、缺什么',
      'what is there and what is missing before the rule is enforced: `steps`, `left` (the most harmful first), types with a proposed mapping, units, posts, columns, what roles lack'
    ),
    answer: { data: setup },
  },
  'GET /setup/people': {
    id: 'setupPeople',
    does: say('可以任命的人员', 'active administrators, who can be appointed'),
    answer: { data: setupPeople },
  },
  'POST /setup/confirm': {
    id: 'confirmMapping',
    does: say(
      '确认字段对应无误',
      'in person: that the configured mapping is what was meant; kept with who and when, until the configuration changes'
    ),
    answer: { data: setup },
    refusals: ['not_interactive'],
  },
  'POST /setup/rights': {
    id: 'grantRights',
    does: say(
      '补上角色缺的权限',
      'in person, with `admin::roles.update` besides: gives roles what `GET /setup` says they lack, nothing else; takes nothing away'
    ),
    body: rightsBody,
    answer: { data: granted },
    refusals: ['not_interactive'],
  },
} as const satisfies RouteTable;
