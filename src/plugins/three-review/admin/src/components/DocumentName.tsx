import { useWords } from '../hooks/useWords';
import { documentTitle, draftPath, type NamedDocument } from '../utils/drafts';
import { NameLink } from './Links';
import { Text } from './Text';

/** A document by its title, with the way to it; a neutral word and no way where it is not for whoever looks. */
export const DocumentName = ({ document }: { readonly document: NamedDocument }) => {
  const { t } = useWords();
  const name = documentTitle(document, t);
  if (document.titleHidden) return <Text>{name}</Text>;
  return (
    <NameLink $quiet to={draftPath(document)}>
      {name}
    </NameLink>
  );
};
