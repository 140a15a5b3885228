import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { refOf, useCovered } from '../hooks/useReview';
import { useWords } from '../hooks/useWords';
import { PanelBody } from './PanelBody';

/** The panel of the edit view, for covered types. A description, as the Content Manager wants it: state lives in the body. */
export const ReviewPanel: PanelComponent = ({ model, document, activeTab }) => {
  const { t } = useWords();
  const covered = useCovered(model);
  if (!covered) return null;
  const ref = refOf(model, document);
  return {
    title: t('panel.title'),
    content: (
      <PanelBody key={`${model} ${ref?.documentId ?? ''} ${ref?.locale ?? ''}`} docRef={ref} publishedTab={activeTab === 'published'} />
    ),
  };
};
