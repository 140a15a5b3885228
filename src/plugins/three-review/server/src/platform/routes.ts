/** Who may call what. Posts are judged inside, for everybody: permissions only open the door. */
const action = (name: string) => `plugin::three-review.${name}`;

/** A route of the admin API; `permission` null: any administrator who is signed in. */
export const route = (method: string, path: string, handler: string, permission: string | null) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      ...(permission ? [{ name: 'admin::hasPermissions', config: { actions: [action(permission)] } }] : []),
    ],
  },
});
