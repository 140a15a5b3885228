import type { ListLayout } from '@strapi/content-manager/strapi-admin';
import { StatusChip } from '../components/StatusChip';
import { PLUGIN_ID } from '../pluginId';
import { oneOf, STATUS } from '../utils/keys';

const STAGE_FIELD = 'reviewStage';

type Header = Omit<ListLayout['layout'][number], 'label'> & {
  /** A text for a field of the type; a message for a column that a plugin brings. */
  readonly label: string | { readonly id: string; readonly defaultMessage: string };
};

interface Table {
  readonly displayedHeaders: readonly Header[];
  readonly layout: ListLayout;
}

const label = { id: `${PLUGIN_ID}.column.stage`, defaultMessage: 'Review' };

/** The stage comes with the row: it is a field of the document, no query per cell. */
const stageHeader: Header = {
  attribute: { type: 'custom' },
  name: STAGE_FIELD,
  label,
  searchable: false,
  sortable: true,
  cellFormatter: (row) => {
    const stage = oneOf(STATUS, row[STAGE_FIELD]);
    return stage ? <StatusChip status={stage} /> : '-';
  },
};

/** 审核状态 in the list of every type that has the field, in the place the reader gave it, else as the last of his columns. */
export const addStageColumn = ({ displayedHeaders, layout }: Table): Table => {
  if (!(STAGE_FIELD in layout.metadatas)) return { displayedHeaders, layout };
  const shown = displayedHeaders.some((header) => header.name === STAGE_FIELD);
  return {
    displayedHeaders: shown
      ? displayedHeaders.map((header) => (header.name === STAGE_FIELD ? stageHeader : header))
      : [...displayedHeaders, stageHeader],
    layout,
  };
};

interface Filters {
  readonly displayedFilters: readonly { readonly name: string; readonly label: unknown }[];
  readonly layout: ListLayout;
}

/** The filter on the stage under the name of its column. */
export const nameStageFilter = ({ displayedFilters, layout }: Filters): Filters => ({
  displayedFilters: displayedFilters.map((filter) => (filter.name === STAGE_FIELD ? { ...filter, label } : filter)),
  layout,
});
