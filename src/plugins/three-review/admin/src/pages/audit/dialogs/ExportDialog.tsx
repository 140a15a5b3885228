import { useState } from 'react';
import type { ColumnsAsked } from '../../../api/audit';
import { download } from '../../../api/download';
import { BigButton } from '../../../components/BigButton';
import { FailureNotice } from '../../../components/FailureNotice';
import { Form } from '../../../components/Inputs';
import { Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';
import { failureOf, type Failure } from '../../../utils/failure';

interface ExportDialogProps {
  readonly asked: ColumnsAsked;
  readonly onClose: () => void;
}

const FORMATS = ['xlsx', 'csv'] as const;

/** The columns as they are filtered on the screen, as a file. */
export const ExportDialog = ({ asked, onClose }: ExportDialogProps) => {
  const { t } = useWords();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async (format: (typeof FORMATS)[number]) => {
    setBusy(format);
    setFailure(null);
    const { page: _page, pageSize: _pageSize, ...filters } = asked;
    try {
      await download(`/three-review/audit/export.${format}`, filters, `columns.${format}`);
      onClose();
    } catch (error) {
      setFailure(failureOf(error));
    }
    setBusy(null);
  };
  return (
    <Frame
      title={t('export.title')}
      width="52rem"
      onClose={onClose}
      alert={failure ? <FailureNotice failure={failure} /> : null}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={onClose}>
            {t('action.cancel')}
          </BigButton>
          {FORMATS.map((format) => (
            <BigButton
              key={format}
              type="button"
              variant={format === 'xlsx' ? 'default' : 'secondary'}
              loading={busy === format}
              disabled={busy !== null}
              onClick={() => void save(format)}
            >
              {t(`export.${format}`)}
            </BigButton>
          ))}
        </>
      }
    >
      <Form>
        <Text as="p">{t('export.text')}</Text>
      </Form>
    </Frame>
  );
};
