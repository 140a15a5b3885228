type Words = Readonly<Record<string, string>>;

/** Words by their kind as messages of a translation: `{ standing: { met: '达标' } }` → `{ 'standing.met': '达标' }`. */
export const messagesOf = (kinds: object): Words =>
  Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, words]: [string, Words]) => Object.entries(words).map(([id, text]) => [`${kind}.${id}`, text]))
  );

/** `standing.met`, `verdict.missed`, …: the ids of such messages. */
export type MessageOf<T> = { [Kind in keyof T & string]: `${Kind}.${keyof T[Kind] & string}` }[keyof T & string];
