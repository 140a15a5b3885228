import { lazy, Suspense } from 'react';
import { styled } from 'styled-components';
import type { ContentField } from '../../../shared/contracts';
import { Muted, Text } from '../components/Text';
import { GreyRows } from '../components/Waiting';
import { linkText } from '../difference/FieldCard';
import { useWords } from '../hooks/useWords';
import { valueText } from '../utils/values';
import { Blocks } from './Blocks';
import { Files } from './Files';
import { Prose } from './Prose';

/** What turns Markdown and HTML into something to be shown is read only where there is some. */
const Html = lazy(() => import('./Html').then((html) => ({ default: html.Html })));

const Lines = styled(Prose)`
  white-space: pre-wrap;
`;

/** Nothing was written, chosen or put there. */
export const isEmpty = (field: ContentField): boolean => {
  switch (field.kind) {
    case 'text':
      return field.text === '';
    case 'blocks':
      return field.blocks.length === 0;
    case 'links':
      return field.links.length === 0;
    case 'files':
      return field.files.length === 0;
    case 'value':
    case 'json':
      return field.value === null;
    default:
      return false;
  }
};

interface FieldProps {
  readonly field: ContentField;
  readonly opened: readonly string[];
  readonly onOpen: (bytes: string) => void;
}

/** The value of one field, by its kind. */
export const FieldValue = ({ field, opened, onOpen }: FieldProps) => {
  const words = useWords();
  const { t, list } = words;
  switch (field.kind) {
    case 'text':
      return field.format === 'plain' ? (
        <Lines>{field.text}</Lines>
      ) : (
        <Suspense fallback={<GreyRows rows={4} />}>
          <Html text={field.text} format={field.format} />
        </Suspense>
      );
    case 'blocks':
      return <Blocks blocks={field.blocks} />;
    case 'links':
      return <Text $size={16}>{list(field.links.map((link) => linkText(link, words)))}</Text>;
    case 'files':
      return <Files files={field.files} opened={opened} onOpen={onOpen} />;
    case 'json':
      return (
        <Prose>
          <pre>{JSON.stringify(field.value, null, 2)}</pre>
        </Prose>
      );
    case 'value':
      return <Text $size={16}>{valueText(field.value, words)}</Text>;
    case 'secret':
      return <Muted>{t('reading.secret')}</Muted>;
    case 'part':
      return null;
  }
};
