import { describe, type Side } from '../../../src/plugins/three-review/server/src/reference/described';
import { code, table } from './markdown';

const BASE: Readonly<Record<Side, string>> = { admin: '', 'content-api': '/api/three-review' };

/** The routes of both sides, part by part, as the prose of docs/api.md has them in its midst. */
export const routeTables = (): string => {
  const sides = ['admin', 'content-api'] as const;
  const all = sides.flatMap((side) => describe(side).described.map((route) => ({ ...route, side })));
  const parts = [...new Set(all.map(({ part, side }) => `${side} ${part}`))];
  return parts
    .map((name) => {
      const own = all.filter(({ part, side }) => `${side} ${part}` === name);
      const rows = own.map(({ method, path, permission, kind, side, open }) => {
        const query = Object.keys(kind.query?.shape ?? {}).join('=&');
        return [
          code(`${method} ${BASE[side]}${path}${query === '' ? '' : `?${query}=`}`),
          open ? 'none' : permission === null ? 'any administrator' : code(permission),
          kind.does.en,
        ];
      });
      return `### ${own[0]?.part ?? ''}${name === 'content-api Reference' ? ' of the Content API' : ''}\n\n${table(['Route', 'Permission', 'Does'], rows)}`;
    })
    .join('\n\n');
};
