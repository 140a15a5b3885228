import type { ArticleId } from '../../../core/regulation';
import type { RefusalOut } from '../../../shared/contracts';
import { useWords } from '../hooks/useWords';
import { ANYWHERE, sentenceOf, type Setting } from '../utils/refusals';
import { Notice } from './Notice';
import { Text } from './Text';
import type { Tone } from './tones';

interface RefusalsProps {
  readonly refusals: readonly RefusalOut[];
  readonly tone: Tone;
  readonly title?: string;
  readonly alert?: boolean;
  readonly setting?: Setting;
}

/** Every refusal is a sentence with its clause; the clauses of several are cited once. */
export const Refusals = ({ refusals, tone, title, alert, setting = ANYWHERE }: RefusalsProps) => {
  const words = useWords();
  if (refusals.length === 0) return null;
  const clauses = [...new Set(refusals.map((refusal): ArticleId => refusal.article))].map(words.clause);
  return (
    <Notice tone={tone} title={title} alert={alert} clause={words.t('clause', { article: words.list(clauses) })}>
      {refusals.map((refusal, i) => (
        <Text key={`${refusal.code}-${String(i)}`} as="p">
          {sentenceOf(refusal, words, setting)}
        </Text>
      ))}
    </Notice>
  );
};
