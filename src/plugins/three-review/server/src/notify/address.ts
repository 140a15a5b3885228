/** Where a message goes: to one person, or to a group that hears of an event as a whole. */
export type Address = { readonly person: number } | { readonly group: string };

/** As it is stored: `person:7`, `group:desk`. */
export const writtenAddress = (address: Address): string =>
  'person' in address ? `person:${String(address.person)}` : `group:${address.group}`;

/** Null: nothing that was ever written. */
export const readAddress = (text: string): Address | null => {
  const at = text.indexOf(':');
  const [kind, name] = [text.slice(0, at), text.slice(at + 1)];
  if (kind === 'group' && name !== '') return { group: name };
  return kind === 'person' && /^\d+$/.test(name) ? { person: Number(name) } : null;
};
