import type { ListLayout } from '@strapi/content-manager/strapi-admin';
import { StatusChip } from '../components/StatusChip';
import { PLUGIN_ID } from '../pluginId';
import { oneOf, STATUS } from '../utils/keys';
import { OWN_VALUES, stageFieldOf, wordOn } from '../utils/ownFields';
import { roleOf } from '../../../shared/addedFields';

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
const stageHeader = (name: string): Header => ({
  attribute: { type: 'custom' },
  name,
  label,
  searchable: false,
  sortable: true,
  cellFormatter: (row) => {
    const stage = oneOf(STATUS, row[name]);
    return stage ? <StatusChip status={stage} /> : '-';
  },
});

/** 审核状态 in the list of every covered type, in the place the reader gave it, else as the last of his columns. */
export const addStageColumn = ({ displayedHeaders, layout }: Table): Table => {
  const stage = stageFieldOf(layout.options);
  if (stage === undefined || !(stage in layout.metadatas)) return { displayedHeaders, layout };
  const header = stageHeader(stage);
  const shown = displayedHeaders.some(({ name }) => name === stage);
  return {
    displayedHeaders: shown ? displayedHeaders.map((held) => (held.name === stage ? header : held)) : [...displayedHeaders, header],
    layout,
  };
};

interface Filter {
  readonly name: string;
  readonly label: unknown;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

interface Filters {
  readonly displayedFilters: readonly Filter[];
  readonly layout: ListLayout;
}

/** The values of a filter in our words. */
const worded = (filter: Filter): Filter => ({
  ...filter,
  ...(filter.options && {
    options: filter.options.map((option) => {
      const wording = OWN_VALUES[option.value];
      return wording ? { ...option, label: wordOn(wording) } : option;
    }),
  }),
});

/** The filters on our own enumerations in words, that on the stage under the name of its column. The host's filters are the host's. */
export const nameStageFilter = ({ displayedFilters, layout }: Filters): Filters => ({
  displayedFilters: displayedFilters.map((filter) => {
    const role = roleOf(layout.options, filter.name);
    if (role === null) return filter;
    return role === 'stage' ? { ...worded(filter), label } : worded(filter);
  }),
  layout,
});
