/** What nobody sees: format and control characters, and all that fonts draw as nothing (zero width, joiners, fillers, tags). */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const CONTROL = /\p{Cc}/gu;

/** A text as a reader sees it, in one line: no invisible characters, blanks of any kind as one space, none at the ends. How names are stored. */
export const visible = (text: string): string => text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').replace(CONTROL, '').trim();

/** How names and words are compared: full width as half width, no blanks, nothing invisible, lower case. */
export const plain = (text: string): string => visible(text.normalize('NFKC')).replaceAll(' ', '').toLowerCase();

/** Is there nothing to be seen in it? */
export const isUnseen = (text: string): boolean => visible(text) === '';

/** Can it be a name? A name holds a letter or a digit; dashes, slashes and blanks alone are what people write for "none". */
export const isName = (text: string): boolean => /[\p{L}\p{N}]/u.test(visible(text));
