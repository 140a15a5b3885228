import { useMemo } from 'react';
import { Muted } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { sanitised } from './sanitise';
import { Prose } from './Prose';

/** A text of Markdown or HTML as its readers will see it; nothing in it runs, and what was taken out is named. */
export const Html = ({ text, format }: { readonly text: string; readonly format: 'markdown' | 'html' }) => {
  const { t, list } = useWords();
  const { html, removed } = useMemo(() => sanitised(text, format), [text, format]);
  return (
    <>
      <Prose dangerouslySetInnerHTML={{ __html: html }} />
      {removed.length > 0 ? <Muted as="p">{t('reading.removed', { names: list(removed.map((name) => `<${name}>`)) })}</Muted> : null}
    </>
  );
};
