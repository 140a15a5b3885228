import { useEffect, useState } from 'react';
import type { CaseDocument } from '../../../../../shared/contracts';
import { useFindDocumentsQuery } from '../../../api/cases';
import { Choice } from '../../../components/Choice';
import { PlainField } from '../../../components/Inputs';
import { Muted } from '../../../components/Text';
import { LoadFailure } from '../../../components/Waiting';
import { useWords } from '../../../hooks/useWords';

/** ms after the last stroke: the server is asked once a word, not once a letter. */
const PAUSE = 300;

const keyOf = ({ uid, documentId, locale }: CaseDocument): string => `${uid} ${documentId} ${locale}`;

interface DocumentPickerProps {
  readonly picked: CaseDocument | null;
  readonly onPick: (document: CaseDocument | null) => void;
}

/** A published document by a part of its title, or none. */
export const DocumentPicker = ({ picked, onPick }: DocumentPickerProps) => {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const { currentData: found, error, refetch } = useFindDocumentsQuery(words, { skip: words === '' });
  const others = (found ?? []).filter((one) => picked === null || keyOf(one) !== keyOf(picked));
  const shown = [...(picked ? [picked] : []), ...others];
  return (
    <div>
      <PlainField type="search" label={t('case.document.search')} value={typed} onChange={setTyped} />
      <LoadFailure error={words === '' ? null : error} retry={() => void refetch()} />
      {words !== '' && found?.length === 0 ? <Muted as="p">{t('case.document.none')}</Muted> : null}
      {shown.length > 0 ? (
        <div role="radiogroup" aria-label={t('case.document')}>
          {shown.map((one) => (
            <Choice
              key={keyOf(one)}
              type="radio"
              name="case-document"
              checked={picked !== null && keyOf(picked) === keyOf(one)}
              onChange={() => onPick(one)}
            >
              {one.title ?? t('drafts.untitled')}
            </Choice>
          ))}
          <Choice type="radio" name="case-document" checked={picked === null} onChange={() => onPick(null)}>
            {t('case.document.without')}
          </Choice>
        </div>
      ) : null}
    </div>
  );
};
