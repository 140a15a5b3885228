import { CheckCircle, Paperclip, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { FileView } from '../../../shared/contracts';
import { Muted, Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { fileFacts, isPicture, originOf } from '../utils/files';

const Figure = styled.figure`
  margin: 0;

  img {
    display: block;
    max-width: 100%;
    max-height: 60rem;
    object-fit: contain;
  }

  figcaption {
    padding-block: 0.6rem;
  }
`;

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.2rem 1rem;

  a {
    display: inline-flex;
    align-items: center;
    min-height: 4.4rem;
    font-size: 1.6rem;
    color: ${({ theme }) => theme.colors.primary700};
    overflow-wrap: anywhere;
  }

  svg {
    flex: none;
    width: 1.4rem;
    height: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

interface FilesProps {
  readonly files: readonly FileView[];
  readonly opened: readonly string[];
  /** Called with the bytes of a file that somebody opens. */
  readonly onOpen: (bytes: string) => void;
}

/** The element that an unopened file leads to. */
export const filePlace = (bytes: string): string => `three-review-file-${bytes.slice(0, 16)}`;

/** Pictures with their alternative text; files by name and size, to be opened. */
export const Files = ({ files, opened, onOpen }: FilesProps) => {
  const words = useWords();
  const { t } = words;
  return files.map((file, i) => {
    const address = originOf(file.url);
    if (address !== null && isPicture(file)) {
      return (
        <Figure key={i}>
          <img src={address} alt={file.alternativeText || t('reading.alt.none')} />
          <figcaption>
            {file.caption ? <Text as="p">{file.caption}</Text> : null}
            <Muted as="p">{t('reading.alt', { text: file.alternativeText || t('reading.alt.empty') })}</Muted>
          </figcaption>
        </Figure>
      );
    }
    const done = opened.includes(file.bytes);
    return (
      <Line key={i}>
        <Paperclip aria-hidden />
        {address === null ? (
          <Text>{file.name}</Text>
        ) : (
          <a id={filePlace(file.bytes)} href={address} target="_blank" rel="noreferrer" onClick={() => onOpen(file.bytes)}>
            {file.name}
          </a>
        )}
        <Muted>{fileFacts(file, words)}</Muted>
        {address === null ? (
          <Muted>{t('reading.gone')}</Muted>
        ) : (
          <Text $size={14}>
            {done ? <CheckCircle aria-hidden /> : <WarningCircle aria-hidden />} {t(done ? 'reading.opened' : 'reading.unopened')}
          </Text>
        )}
      </Line>
    );
  });
};
