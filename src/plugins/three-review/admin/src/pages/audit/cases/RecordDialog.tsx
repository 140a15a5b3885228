import { useState } from 'react';
import { CASE_SOURCES, type CaseSource } from '../../../../../core/audit';
import { CASE_KINDS, type CaseKind } from '../../../../../core/regulation';
import type { CaseDocument } from '../../../../../shared/contracts';
import { useRecordCaseMutation } from '../../../api/cases';
import { Form, ListField, LongField, Pair, PlainField, TextField } from '../../../components/Inputs';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { KINDS, SOURCES } from '../../../utils/cases';
import { oneOf } from '../../../utils/keys';
import { DocumentPicker } from './DocumentPicker';

/** What was found, when, where, and who found it. It begins as suspected. */
export const RecordDialog = ({ on, onClose }: { readonly on: string; readonly onClose: () => void }) => {
  const { t } = useWords();
  const [kind, setKind] = useState<CaseKind>('grave_error');
  const [source, setSource] = useState<CaseSource>('self_check');
  const [foundOn, setFoundOn] = useState(on);
  const [document, setDocument] = useState<CaseDocument | null>(null);
  const [place, setPlace] = useState('');
  const [text, setText] = useState('');
  const [record] = useRecordCaseMutation();
  const ready = text.trim() !== '' && foundOn !== '' && foundOn <= on;
  const key = document && { uid: document.uid, documentId: document.documentId, locale: document.locale };
  return (
    <ActDialog
      title={t('cases.record')}
      width="64rem"
      onClose={onClose}
      acts={[
        {
          label: t('case.act.record'),
          run: ready ? () => record({ kind, source, foundOn, document: key, place: place.trim(), text: text.trim() }) : null,
          done: t('case.recorded'),
        },
      ]}
    >
      <Form>
        <Pair>
          <ListField
            label={t('case.kind')}
            value={kind}
            options={CASE_KINDS.map((value) => ({ value, label: t(KINDS[value]) }))}
            onChange={(value) => setKind(oneOf(KINDS, value) ?? kind)}
          />
          <ListField
            label={t('case.source')}
            value={source}
            options={CASE_SOURCES.map((value) => ({ value, label: t(SOURCES[value]) }))}
            onChange={(value) => setSource(oneOf(SOURCES, value) ?? source)}
          />
          <PlainField type="date" label={t('case.foundOn')} value={foundOn} max={on} onChange={setFoundOn} />
        </Pair>
        <LongField
          label={t('case.text')}
          value={text}
          maxLength={2000}
          onChange={setText}
          {...(kind === 'leak' ? { hint: t('case.leak.hint') } : {})}
        />
        <DocumentPicker picked={document} onPick={setDocument} />
        <TextField label={t('case.place')} hint={t('case.place.hint')} value={place} maxLength={500} onChange={setPlace} />
      </Form>
    </ActDialog>
  );
};
