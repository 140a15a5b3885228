import { VisuallyHidden } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useImportSheetMutation } from '../../api/columns';
import { FailureNotice } from '../../components/FailureNotice';
import { Form } from '../../components/Inputs';
import { Muted, Text } from '../../components/Text';
import { GreyRows } from '../../components/Waiting';
import { ActDialog } from '../../dialogs/ActDialog';
import { useWords } from '../../hooks/useWords';
import { failureOf } from '../../utils/failure';
import { ImportPreview } from './ImportPreview';

const Place = styled.label`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.8rem 1.2rem;
  padding: 1.2rem;
  border: 1px dashed ${({ theme }) => theme.colors.neutral600};
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: pointer;

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;

/** The browser's own button speaks the browser's language. */
const Choose = styled.span`
  display: inline-flex;
  align-items: center;
  min-height: 4.4rem;
  padding: 0 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.primary100};
  font-size: 1.5rem;
  font-weight: 600;
  color: ${({ theme }) => theme.colors.primary700};
`;

/** The division sheet (附件1): looked through first, with every fault by row and cell; then all of it, or nothing. */
export const ImportDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [look, preview] = useImportSheetMutation();
  const [apply] = useImportSheetMutation();
  const choose = (chosen: File | null) => {
    setFile(chosen);
    preview.reset();
    if (chosen) void look({ file: chosen, dryRun: true });
  };
  const shown = file ? preview.data : undefined;
  const changes = shown ? shown.create.length + shown.update.length : 0;
  const ready = shown !== undefined && shown.faults.length === 0 && changes > 0;
  return (
    <ActDialog
      title={t('import.title')}
      width="76rem"
      onClose={onClose}
      acts={[
        {
          label: ready ? t('import.apply', { count: changes }) : t('import.applyNone'),
          run: file && ready ? () => apply({ file, dryRun: false }) : null,
          done: t('import.done', { count: changes }),
        },
      ]}
    >
      <Form>
        <Text as="p">{t('import.text')}</Text>
        <Place>
          <Choose>{t('import.choose')}</Choose>
          <Text>{file?.name ?? t('import.noFile')}</Text>
          <VisuallyHidden>
            <input
              type="file"
              accept=".xlsx,.csv"
              aria-label={t('import.file')}
              onChange={(event) => {
                choose(event.target.files?.[0] ?? null);
                // The same name again is a new choice: the file was corrected meanwhile.
                event.target.value = '';
              }}
            />
          </VisuallyHidden>
        </Place>
        <Muted as="p">{t('import.hint')}</Muted>
        {preview.isLoading ? <GreyRows rows={3} /> : null}
        {preview.error ? <FailureNotice failure={failureOf(preview.error)} /> : null}
        {shown ? <ImportPreview preview={shown} /> : null}
      </Form>
    </ActDialog>
  );
};
