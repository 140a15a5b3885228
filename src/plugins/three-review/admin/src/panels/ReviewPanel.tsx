import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { lazy, Suspense } from 'react';
import { refOf, useCovered } from '../hooks/useReview';
import { useWords } from '../hooks/useWords';
import { PanelWaiting } from './PanelWaiting';

const PanelBody = lazy(() => import('./PanelBody').then((panel) => ({ default: panel.PanelBody })));

/** The panel of the edit view, for covered types. A description, as the Content Manager wants it: state lives in the body. */
export const ReviewPanel: PanelComponent = ({ model, document, activeTab }) => {
  const { t } = useWords();
  const covered = useCovered(model);
  if (!covered) return null;
  const ref = refOf(model, document);
  return {
    title: t('panel.title'),
    content: (
      <Suspense fallback={<PanelWaiting />}>
        <PanelBody key={`${model} ${ref?.documentId ?? ''} ${ref?.locale ?? ''}`} docRef={ref} publishedTab={activeTab === 'published'} />
      </Suspense>
    ),
  };
};
