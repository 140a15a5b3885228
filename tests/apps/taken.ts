import type { AppOptions } from './app';
import { CATEGORY } from './types';

/** A site whose types have names that the plugin would add, words of their own for what it asks, and a field of another plugin's. */
export const withTakenNames: NonNullable<AppOptions['change']> = ({ types: { story, home } }) => {
  if (story)
    Object.assign(story.attributes, {
      classification: { type: 'relation', relation: 'manyToMany', target: CATEGORY },
      secrecy: { type: 'enumeration', enum: ['open', 'staff'], default: 'open' },
      colour: { type: 'customField', customField: 'plugin::color-picker.color' },
    });
  if (home) Object.assign(home.attributes, { classification: { type: 'string' } });
};

/** How such a site is mapped: a name that is free, and its own words for units and classifications. */
export const MAPPED = {
  contentTypes: {
    'api::story.story': {
      eventDate: 'happenedOn',
      unit: 'dept',
      unitNames: { Press: 'office' },
      classification: 'secrecy',
      classificationValues: { open: 'public', staff: 'internal' },
    },
    'api::home.home': { added: { classification: 'reviewClassification' } },
  },
  signing: { reauthenticate: false },
};
