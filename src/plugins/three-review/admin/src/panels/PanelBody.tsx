import { useDocumentRBAC, useForm } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Review } from '../../../shared/contracts';
import type { DocumentRef } from '../api/reviews';
import { Muted } from '../components/Text';
import { LoadFailure } from '../components/Waiting';
import { useEditWarnings } from '../hooks/useEditWarnings';
import { useFieldNames } from '../hooks/useFieldNames';
import { useReview, useRights, type Rights } from '../hooks/useReview';
import { useWords } from '../hooks/useWords';
import { PanelActions } from './PanelActions';
import { PanelWaiting } from './PanelWaiting';
import { Situation } from './Situation';

const Column = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 1.2rem;
  width: 100%;
`;

interface PanelBodyProps {
  /** Null: the document has not been saved yet in this locale. */
  readonly docRef: DocumentRef | null;
  readonly publishedTab: boolean;
}

export const PanelBody = ({ docRef, publishedTab }: PanelBodyProps) => {
  const { t } = useWords();
  const rights = useRights();
  const { review, loading, error, retry } = useReview(rights.read ? docRef : null);
  const modified = useForm('ReviewPanel', (form) => form.modified);
  useEditWarnings(review, modified);

  if (!docRef) return <Muted as="p">{t('state.new')}</Muted>;
  if (rights.loading || loading) return <PanelWaiting />;
  if (!rights.read) return <Muted as="p">{t('state.noRight')}</Muted>;
  return (
    <Column>
      {error ? <LoadFailure error={error} retry={retry} notFound="state.notFound" /> : null}
      {review ? <Loaded docRef={docRef} review={review} rights={rights} modified={modified} publishedTab={publishedTab} /> : null}
    </Column>
  );
};

interface LoadedProps {
  readonly docRef: DocumentRef;
  readonly review: Review;
  readonly rights: Rights;
  readonly modified: boolean;
  readonly publishedTab: boolean;
}

const Loaded = ({ docRef, review, rights, modified, publishedTab }: LoadedProps) => {
  const fields = useFieldNames(docRef.uid);
  const mayEdit = useDocumentRBAC('ReviewPanel', (rbac) => rbac.canUpdate) === true;
  const setting = { acting: 'other' as const, awaited: review.stage, fields };
  return (
    <>
      <Situation review={review} setting={setting} mayEdit={mayEdit} />
      <PanelActions docRef={docRef} review={review} rights={rights} setting={setting} modified={modified} publishedTab={publishedTab} />
    </>
  );
};
