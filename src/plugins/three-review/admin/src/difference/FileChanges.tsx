import { styled } from 'styled-components';
import type { FieldDifferenceOut, FileView } from '../../../shared/contracts';
import { Text, Muted } from '../components/Text';
import { useWords } from '../hooks/useWords';
import { fileFacts, isPicture, originOf } from '../utils/files';
import { ChangeChip } from './ChangeChip';
import { ChangePlace } from './DiffText';

const Sides = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 1.6rem;
`;

const Side = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.6rem;
  min-width: 0;
  padding: 1.2rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};

  img {
    max-width: 100%;
    max-height: 24rem;
    object-fit: contain;
  }

  a {
    color: ${({ theme }) => theme.colors.primary700};
    overflow-wrap: anywhere;
  }

  @media (max-width: 767px) {
    a {
      display: inline-flex;
      align-items: center;
      min-height: 4.4rem;
    }
  }
`;

type Changes = Extract<FieldDifferenceOut, { kind: 'files' }>['changes'];

/** Pictures and files as they were and as they are, with alternative text, size and hash. */
export const FileChanges = ({ changes }: { readonly changes: Changes }) => (
  <Sides>
    {changes.map(({ change, before, after }, i) =>
      change === 'changed' && before && after ? (
        <ChangePlace key={i} as="div" style={{ gridColumn: '1 / -1' }}>
          <Sides>
            <One file={before} change="removed" beside={after} />
            <One file={after} change="added" beside={before} />
          </Sides>
        </ChangePlace>
      ) : (
        <ChangePlace key={i}>{(after ?? before) ? <One file={after ?? before} change={change} beside={null} /> : null}</ChangePlace>
      )
    )}
  </Sides>
);

interface OneProps {
  readonly file: FileView | null;
  readonly change: Changes[number]['change'];
  /** What it was, or became: where the bytes differ, the hashes say so. */
  readonly beside: FileView | null;
}

const One = ({ file, change, beside }: OneProps) => {
  const words = useWords();
  const { t } = words;
  if (!file) return null;
  const address = originOf(file.url);
  return (
    <Side>
      <ChangeChip change={change} />
      {address !== null && isPicture(file) ? <img src={address} alt={file.alternativeText || t('reading.alt.none')} /> : null}
      {address === null ? (
        <Text>{file.name}</Text>
      ) : (
        <a href={address} target="_blank" rel="noreferrer">
          {file.name}
        </a>
      )}
      <Muted>{fileFacts(file, words)}</Muted>
      {isPicture(file) ? <Muted>{t('reading.alt', { text: file.alternativeText || t('reading.alt.empty') })}</Muted> : null}
      {file.caption ? <Muted>{t('reading.caption', { text: file.caption })}</Muted> : null}
      {beside && beside.bytes === file.bytes ? null : <Muted>{t('reading.hash', { hash: file.bytes.slice(0, 12) })}</Muted>}
      {address === null ? <Muted>{t('reading.gone')}</Muted> : null}
    </Side>
  );
};
