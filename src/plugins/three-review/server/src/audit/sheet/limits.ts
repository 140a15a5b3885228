/** What a division sheet may be; a bureau has some hundred columns. Bytes, rows, characters. */
export const SHEET_LIMITS = {
  fileBytes: 5 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  zipEntries: 2_000,
  rows: 5_000,
  columns: 64,
  /** Of one cell. */
  characters: 500,
} as const;

export type SheetLimits = { readonly [limit in keyof typeof SHEET_LIMITS]: number };
