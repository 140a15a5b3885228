import { columnsController } from './columns/controller';

/** The controllers of the column audit, by the names its routes use. */
export const auditControllers = { columns: columnsController };
