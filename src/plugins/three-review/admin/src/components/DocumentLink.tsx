import { documentPath, type DocumentPlace } from '../../../shared/contracts';
import { useGetReviewSettingsQuery } from '../api/reviews';
import { useWords } from '../hooks/useWords';
import { NameLink } from './Links';

/** A document by its title, and the way to it. The one place of the admin that builds such a link. */
export const DocumentLink = ({ to }: { readonly to: DocumentPlace & { readonly title: string | null } }) => {
  const { t } = useWords();
  const { data } = useGetReviewSettingsQuery();
  return (
    <NameLink $quiet to={documentPath(to, data?.singleTypes.includes(to.uid) === true)}>
      {to.title ?? t('drafts.untitled')}
    </NameLink>
  );
};
