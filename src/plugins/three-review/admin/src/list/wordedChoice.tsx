import { InputRenderer, type InputProps } from '@strapi/strapi/admin';
import { useWords } from '../hooks/useWords';
import { OWN_VALUES } from '../utils/ownFields';

type Props = InputProps & { readonly attribute?: { readonly enum?: readonly string[] } };

/** A choice among values that have words: core words the bare value, for every field of every type that has it. */
export const WordedChoice = ({ attribute, ...props }: Props) => {
  const { pick } = useWords();
  const options = (attribute?.enum ?? []).map((value) => {
    const wording = OWN_VALUES[value];
    return { value, label: wording ? pick(wording) : value };
  });
  return <InputRenderer {...props} {...({ type: 'enumeration', options } as object)} />;
};
