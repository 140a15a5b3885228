import { HTTP, type RouteKind } from '../../../shared/http';
import { isOpen, permissionOf } from '../platform/routes';
import { routes } from '../routes';

export type Side = keyof typeof HTTP;

/** A route as it is served, with what the reference says of it. */
export interface Described {
  /** Method and path. */
  readonly key: string;
  readonly method: string;
  /** As Strapi writes it: `/units/:id`. */
  readonly path: string;
  /** The part of the reference it stands in. */
  readonly part: string;
  readonly kind: RouteKind;
  /** null: no permission is asked for. */
  readonly permission: string | null;
  /** Answered before anybody has signed in, and without a token. */
  readonly open: boolean;
}

interface Served {
  readonly method: string;
  readonly path: string;
  readonly permission: string | null;
  readonly open: boolean;
}

const served = (side: Side): readonly Served[] => {
  if (side === 'admin') return routes.admin.routes.map((route) => ({ ...route, permission: permissionOf(route), open: isOpen(route) }));
  return routes['content-api'].routes.map(({ method, path, handler, config }) => {
    // Strapi writes the scope that it asks for into `auth` as it loads.
    const open = 'auth' in config && !config.auth;
    return { method, path, permission: open ? null : handler, open };
  });
};

/** The routes that one side serves and those that the reference knows, as far as they are the same, and where they are not. */
export const describe = (side: Side) => {
  const known = Object.entries(HTTP[side]).flatMap(([part, table]) => Object.entries(table).map(([key, kind]) => ({ key, part, kind })));
  const there = new Map(served(side).map((route) => [`${route.method} ${route.path}`, route]));
  const described = known.flatMap(({ key, part, kind }): Described[] => {
    const route = there.get(key);
    return route ? [{ key, part, kind, ...route }] : [];
  });
  const keys = new Set(known.map(({ key }) => key));
  return {
    described,
    undescribed: [...there.keys()].filter((key) => !keys.has(key)),
    unserved: known.map(({ key }) => key).filter((key) => !there.has(key)),
  };
};
