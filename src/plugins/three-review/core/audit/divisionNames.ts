import { plain } from '../kernel/words';
import { isBlank, partsOf } from './divisionWords';

export interface Named {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name: the code of a unit, the slug of a column. */
  readonly code?: string;
}

/** 办公室（office）: how one of several of a name is written. */
export const fullName = ({ id, name, code }: Named): string => `${name}（${code ?? id}）`;

/** All that a written word can mean: those of that name, else the one of that full name, code or id. */
export const meant = <T extends Named>(text: string, all: readonly T[]): readonly T[] => {
  const word = plain(text);
  const namesakes = all.filter(({ name }) => plain(name) === word);
  if (namesakes.length > 0) return namesakes;
  return all.filter((one) => [fullName(one), one.code, one.id].some((known) => known !== undefined && plain(known) === word));
};

/** The shortest way to write it by which it alone is meant. */
export const writtenName = <T extends Named>(one: T, all: readonly T[]): string =>
  [one.name, fullName(one), one.code ?? one.id].find((text) => {
    const found = meant(text, all);
    return found.length === 1 && found[0]?.id === one.id && !isBlank(text) && partsOf(text).length === 1;
  }) ?? one.id;
