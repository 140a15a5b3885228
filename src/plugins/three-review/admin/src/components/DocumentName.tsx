import { documentPath } from '../../../shared/contracts';
import { useGetReviewSettingsQuery } from '../api/reviews';
import { useWords } from '../hooks/useWords';
import { documentTitle, type NamedDocument } from '../utils/drafts';
import { NameLink } from './Links';
import { Text } from './Text';

/**
 * A document by its title, with the way to it; a neutral word and no way where it is not for whoever looks. The one place of the admin
 * that builds such a link.
 */
export const DocumentName = ({ document }: { readonly document: NamedDocument }) => {
  const { t } = useWords();
  const { data } = useGetReviewSettingsQuery();
  const name = documentTitle(document, t);
  if (document.titleHidden) return <Text>{name}</Text>;
  return (
    <NameLink $quiet to={documentPath(document, data?.singleTypes.includes(document.uid) === true)}>
      {name}
    </NameLink>
  );
};
