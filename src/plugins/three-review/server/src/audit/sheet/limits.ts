/** What a division sheet may be; a bureau has some hundred columns. Lines and cells are counted where something stands in them, formats do not count. */
export const SHEET_LIMITS = {
  fileBytes: 5 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  zipEntries: 2_000,
  /** Lines in which something stands. */
  rows: 5_000,
  /** How far down something may stand. */
  lastRow: 20_000,
  /** How far to the right. */
  columns: 64,
  merges: 5_000,
  /** Defined names of a workbook. */
  names: 2_000,
  /** Of one cell. */
  characters: 500,
} as const;

export type SheetLimits = { readonly [limit in keyof typeof SHEET_LIMITS]: number };

/** What reading one file may cost the machine, and how many are read at once. */
export const READER_LIMITS = { milliseconds: 10_000, megabytes: 512, atOnce: 2 } as const;
