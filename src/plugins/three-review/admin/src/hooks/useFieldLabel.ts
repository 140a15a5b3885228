import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { useFieldNames } from './useFieldNames';
import { useWords } from './useWords';

/** Where a field stands: below components, or at the top. */
export interface Placed {
  readonly name: string;
  readonly steps: readonly { readonly name: string; readonly component: string; readonly place: number }[];
}

export interface FieldLabels {
  /** 数据 2 · 名称: the way to the field by its names in the edit view, places from 1. */
  readonly label: (field: Placed) => string;
  /** 引文: what a component is called. */
  readonly component: (uid: string) => string;
}

/** The names of fields and components as the edit view has them. */
export const useFieldLabel = (uid: string): FieldLabels => {
  const { edit } = useDocumentLayout(uid);
  const names = useFieldNames(uid);
  const { t } = useWords();
  const component = useCallback((of: string) => edit.components[of]?.settings.displayName ?? of.split('.').at(-1) ?? of, [edit.components]);
  const label = useCallback(
    ({ name, steps }: Placed) => {
      const inside = (owner: string, field: string): string =>
        edit.components[owner]?.layout.flat().find((one) => one.name === field)?.label ?? field;
      const parts = steps.map((step, i) => {
        const owner = steps[i - 1]?.component;
        const called = owner === undefined ? (names([step.name])[0] ?? step.name) : inside(owner, step.name);
        return t('reading.place', { name: called, place: step.place + 1 });
      });
      const last = steps.at(-1);
      if (last?.name === name && !edit.components[last.component]?.layout.flat().some((one) => one.name === name)) return parts.join(' · ');
      return [...parts, last ? inside(last.component, name) : (names([name])[0] ?? name)].join(' · ');
    },
    [edit.components, names, t]
  );
  return { label, component };
};
