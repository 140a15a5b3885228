/** What a link of a text may be asked with; anything else (`javascript:`, `data:`) is shown as words. */
const SAFE = new Set(['http', 'https', 'mailto', 'tel']);
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;

/** The address of a link or a picture in a text, if it is one that can be followed; null otherwise. */
export const safeAddress = (url: unknown): string | null => {
  if (typeof url !== 'string') return null;
  // Within an address browsers pass over blanks and control characters.
  const plain = url.replaceAll(/[\s\p{Cc}]/gu, '');
  const scheme = SCHEME.exec(plain)?.[1]?.toLowerCase();
  return scheme === undefined || SAFE.has(scheme) ? plain : null;
};
