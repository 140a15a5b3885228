import type { ColumnsAsked } from '../../../api/audit';
import { downloaded } from '../../../api/download';
import { Form } from '../../../components/Inputs';
import { Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';

interface ExportDialogProps {
  readonly asked: ColumnsAsked;
  readonly onClose: () => void;
}

const FORMATS = ['xlsx', 'csv'] as const;

/** The columns as they are filtered on the screen, as a file. */
export const ExportDialog = ({ asked, onClose }: ExportDialogProps) => {
  const { t } = useWords();
  const { page: _page, pageSize: _pageSize, ...filters } = asked;
  const acts = FORMATS.map((format) => ({
    label: t(`export.${format}`),
    variant: format === 'xlsx' ? ('default' as const) : ('secondary' as const),
    run: () => downloaded(`/three-review/audit/export.${format}`, filters, `columns.${format}`),
  }));
  return (
    <ActDialog title={t('export.title')} width="52rem" acts={acts} onClose={onClose}>
      <Form>
        <Text as="p">{t('export.text')}</Text>
      </Form>
    </ActDialog>
  );
};
