import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS } from '../permissions';

export interface AuditRights {
  readonly loading: boolean;
  readonly read: boolean;
  readonly excuse: boolean;
  readonly remind: boolean;
  /** Reading the register of cases, recording and deciding them. */
  readonly cases: boolean;
  /** Columns, the division sheet, holidays, back-fills. */
  readonly manage: boolean;
}

export const useAuditRights = (): AuditRights => {
  const { allowedActions, isLoading } = useRBAC(PERMISSIONS.audit);
  return {
    loading: isLoading,
    read: allowedActions.canRead === true,
    excuse: allowedActions.canExcuse === true,
    remind: allowedActions.canRemind === true,
    cases: allowedActions.canCases === true,
    manage: allowedActions.canManage === true,
  };
};
