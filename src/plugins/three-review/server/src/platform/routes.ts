/** Who may call what. Posts are judged inside, for everybody: permissions only open the door. */
const action = (name: string) => `plugin::three-review.${name}`;

const HAS_PERMISSIONS = 'admin::hasPermissions';

/** A route of the admin API; `permission` null: any administrator who is signed in. */
export const route = (method: string, path: string, handler: string, permission: string | null) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      ...(permission ? [{ name: HAS_PERMISSIONS, config: { actions: [action(permission)] } }] : []),
    ],
  },
});
/** One that is answered before anybody has signed in. */
export const openRoute = (method: string, path: string, handler: string) => ({ method, path, handler, config: { auth: false as const } });

export type AdminRoute = ReturnType<typeof route> | ReturnType<typeof openRoute>;

/** Is it answered before anybody has signed in? Strapi writes what it asks for into `auth` of every other route as it loads. */
export const isOpen = ({ config }: AdminRoute): boolean => 'auth' in config && !config.auth;

/** The permission that a route asks for, as `route` was given it. */
export const permissionOf = ({ config }: AdminRoute): string | null => {
  if (!('policies' in config)) return null;
  const [asked] = config.policies.flatMap((policy) => (typeof policy === 'string' ? [] : policy.config.actions));
  return asked?.slice(action('').length) ?? null;
};
