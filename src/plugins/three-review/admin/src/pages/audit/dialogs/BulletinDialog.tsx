import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { BigButton } from '../../../components/BigButton';
import { Form, PlainField } from '../../../components/Inputs';
import { Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';
import { auditPath } from '../paths';

interface BulletinDialogProps {
  readonly on: string;
  readonly onClose: () => void;
}

/** Which month's bulletin. */
export const BulletinDialog = ({ on, onClose }: BulletinDialogProps) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [month, setMonth] = useState(on.slice(0, 7));
  const valid = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month <= on.slice(0, 7);
  return (
    <Frame
      title={t('bulletin.title')}
      width="48rem"
      onClose={onClose}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={onClose}>
            {t('action.cancel')}
          </BigButton>
          <BigButton type="button" disabled={!valid} onClick={() => navigate(auditPath.bulletin(month))}>
            {t('bulletin.make')}
          </BigButton>
        </>
      }
    >
      <Form>
        <Text as="p">{t('bulletin.text')}</Text>
        <PlainField type="month" label={t('bulletin.month')} value={month} max={on.slice(0, 7)} onChange={setMonth} />
      </Form>
    </Frame>
  );
};
