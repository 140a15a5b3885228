import { Page } from '@strapi/strapi/admin';
import { Route, Routes, useParams, useSearchParams } from 'react-router-dom';
import type { DocumentRef } from '../../api/reviews';
import { PERMISSIONS } from '../../permissions';
import { DifferencePage } from './DifferencePage';
import { ReviewPage } from './ReviewPage';

/** The document that the address names. */
const useNamed = (): DocumentRef => {
  const { uid = '', documentId = '' } = useParams();
  const [params] = useSearchParams();
  const locale = params.get('locale');
  return { uid, documentId, ...(locale ? { locale } : {}) };
};

const keyOf = ({ uid, documentId, locale }: DocumentRef): string => [uid, documentId, locale].join(' ');

const Review = () => {
  const ref = useNamed();
  return <ReviewPage key={keyOf(ref)} docRef={ref} />;
};

const Difference = () => {
  const ref = useNamed();
  return <DifferencePage key={keyOf(ref)} docRef={ref} />;
};

/** The review page of a document, and what changed in it. */
export const ReviewPages = () => (
  <Page.Protect permissions={PERMISSIONS.seeReviews}>
    <Routes>
      <Route path=":uid/:documentId" element={<Review />} />
      <Route path=":uid/:documentId/diff" element={<Difference />} />
    </Routes>
  </Page.Protect>
);
