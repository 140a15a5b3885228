/** Where a link of a text may lead; anything else (`javascript:`, `data:`) is shown as words. */
const SAFE = /^(?:https?:|mailto:|tel:|\/(?!\/)|#|\.{0,2}\/)/i;

/** The address of a link or a picture in a text, if it is one that can be followed; null otherwise. */
export const safeAddress = (url: unknown): string | null => {
  if (typeof url !== 'string') return null;
  // Within an address browsers pass over blanks and control characters.
  const plain = url.replaceAll(/[\s\p{Cc}]/gu, '');
  return SAFE.test(plain) ? plain : null;
};
