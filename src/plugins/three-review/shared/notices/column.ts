import { z } from 'zod';
import { countOrNull, quoted, word, wordOrNull } from './fields';

/** What every notice about a column knows of it. */
export const columnData = z.object({
  column: word,
  name: word,
  unit: wordOrNull,
  /** The period it is judged by, as the routes tell it. */
  period: z.unknown().optional(),
  counted: countOrNull,
  required: countOrNull,
  daysLeft: countOrNull,
  daysOverdue: countOrNull,
});
type ColumnData = z.output<typeof columnData>;

export const columnLink = ({ column }: ColumnData): string | null =>
  column === '' ? null : `/plugins/three-review-audit/columns/${column}`;

export const columnName = ({ name, column }: ColumnData): string => quoted(name === '' ? column : name, '');
