/** A code for a unit, a name for an address: what is left of the text in lower-case letters, digits and hyphens; else `stem` with the next number free. */
export const proposedCode = (text: string, stem: string, taken: readonly string[]): string => {
  const own = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  if (own !== '' && /[a-z]/.test(own) && !taken.includes(own)) return own;
  for (let number = 1; ; number += 1) {
    const next = `${own === '' ? stem : own}-${String(number)}`;
    if (!taken.includes(next)) return next;
  }
};
