import type { EditLayout } from '@strapi/content-manager/strapi-admin';
import { FIELD_LABELS } from '../utils/fieldLabels';

interface EditView {
  readonly layout: EditLayout;
}

/** The stage is the panel's business: a form field that nobody may write only invites attempts. The plugin's other fields get names. */
export const nameOurFields = ({ layout, ...rest }: EditView): EditView => {
  const chinese = document.documentElement.lang.startsWith('zh');
  const named = layout.layout.map((panel) =>
    panel
      .map((row) =>
        row
          .filter((field) => field.name !== 'reviewStage')
          .map((field) => {
            const ours = FIELD_LABELS[field.name];
            return ours && field.label === field.name ? { ...field, label: chinese ? ours['zh-Hans'] : ours.en } : field;
          })
      )
      .filter((row) => row.length > 0)
  );
  return { ...rest, layout: { ...layout, layout: named.filter((panel) => panel.length > 0) } };
};
