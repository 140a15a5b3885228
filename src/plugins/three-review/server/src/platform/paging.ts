export interface Pagination {
  readonly page: number;
  readonly pageSize: number;
  readonly pageCount: number;
  readonly total: number;
}

export const pagination = (page: number, pageSize: number, total: number): Pagination => ({
  page,
  pageSize,
  pageCount: Math.ceil(total / pageSize),
  total,
});

/** One page of a list that is held whole. */
export const pageOf = <T>(all: readonly T[], page: number, pageSize: number): { rows: readonly T[]; pagination: Pagination } => ({
  rows: all.slice((page - 1) * pageSize, page * pageSize),
  pagination: pagination(page, pageSize, all.length),
});
