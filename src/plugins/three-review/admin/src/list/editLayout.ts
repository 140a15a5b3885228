import type { EditLayout } from '@strapi/content-manager/strapi-admin';
import { roleOf } from '../../../shared/addedFields';
import { OWN_LABELS, stageFieldOf, WORDED, wordOn } from '../utils/ownFields';

interface EditView {
  readonly layout: EditLayout;
}

type Field = EditLayout['layout'][number][number][number];

/** A field of ours under its name, its values in words; a field of the host's as it is. */
const named = (options: unknown, field: Field): Field => {
  const role = roleOf(options, field.name);
  if (role === null) return field;
  const label = field.label === field.name ? wordOn(OWN_LABELS[role]) : field.label;
  // The form draws it by its type (WordedChoice); what may be written stays with the attribute.
  return field.type === 'enumeration' ? ({ ...field, label, type: WORDED } as unknown as Field) : { ...field, label };
};

/** The stage is the panel's business: a form field that nobody may write only invites attempts. The plugin's other fields get names. */
export const nameOurFields = ({ layout, ...rest }: EditView): EditView => {
  const stage = stageFieldOf(layout.options);
  const panels = layout.layout.map((panel) =>
    panel
      .map((row) => row.filter((field) => field.name !== stage).map((field) => named(layout.options, field)))
      .filter((row) => row.length > 0)
  );
  return { ...rest, layout: { ...layout, layout: panels.filter((panel) => panel.length > 0) } };
};
