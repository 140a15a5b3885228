import { z } from 'zod';

const LONGEST = 200;

/** One line of text: what a person wrote begins neither a header nor another line of a mail. */
const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST);

export const word = z.string().transform(line).default('').catch('');
export const wordOrNull = z.string().transform(line).nullable().default(null).catch(null);
export const countOrNull = z.number().nullable().default(null).catch(null);
export const flag = z.boolean().default(false).catch(false);

/** `“name”`, and in its place what stands for a name that is not there. */
export const quoted = (name: string, otherwise: string): string => (name === '' ? otherwise : `“${name}”`);

/** 1 day, 2 days. */
export const days = (n: number): string => `${String(n)} ${n === 1 ? 'day' : 'days'}`;
