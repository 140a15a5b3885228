import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { failureOf, type Failure } from '../utils/failure';

interface Acting {
  readonly failure: Failure | null;
  /** Awaits a mutation, says `done`, if anything, when it went through, keeps the failure when not. Resolves to whether it did. */
  readonly act: (call: PromiseLike<object>, done?: string) => Promise<boolean>;
}

export const useAct = (): Acting => {
  const [failure, setFailure] = useState<Failure | null>(null);
  const { toggleNotification } = useNotification();
  const act = useCallback<Acting['act']>(
    async (call, done) => {
      setFailure(null);
      const result = await call;
      if ('error' in result) {
        setFailure(failureOf(result.error));
        return false;
      }
      if (done !== undefined) toggleNotification({ type: 'success', message: done });
      return true;
    },
    [toggleNotification]
  );
  return { failure, act };
};
