export interface DocumentPlace {
  readonly uid: string;
  readonly documentId: string;
  /** Empty where its type knows no languages. */
  readonly locale: string;
}

/** Where a document is edited, under the root of the admin. `single`: there is one document of its type, and the address does not name it. */
export const documentPath = ({ uid, documentId, locale }: DocumentPlace, single: boolean): string => {
  const place = single ? `single-types/${uid}` : `collection-types/${uid}/${documentId}`;
  return `/content-manager/${place}${locale === '' ? '' : `?plugins[i18n][locale]=${locale}`}`;
};
