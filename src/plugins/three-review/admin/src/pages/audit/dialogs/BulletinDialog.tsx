import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { BigButton } from '../../../components/BigButton';
import { Form, ListField } from '../../../components/Inputs';
import { Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';
import { partsOf } from '../../../utils/civil';
import { monthOfYear } from '../../../utils/dayWords';
import { auditPath } from '../paths';

interface BulletinDialogProps {
  readonly on: string;
  readonly onClose: () => void;
}

const MONTHS = 24;

/** The month of a day and those before it, the newest first: 2026-11, 2026-10 … */
const monthsTo = (day: string): readonly string[] => {
  const { year, month } = partsOf(day);
  return Array.from({ length: MONTHS }, (_month, i) => {
    const at = year * 12 + month - 1 - i;
    return `${String(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
};

/** Which month's bulletin. */
export const BulletinDialog = ({ on, onClose }: BulletinDialogProps) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const [month, setMonth] = useState(on.slice(0, 7));
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
          <BigButton type="button" onClick={() => navigate(auditPath.bulletin(month))}>
            {t('bulletin.make')}
          </BigButton>
        </>
      }
    >
      <Form>
        <Text as="p">{t('bulletin.text')}</Text>
        <ListField
          label={t('bulletin.month')}
          value={month}
          options={monthsTo(on).map((value) => ({ value, label: monthOfYear(t, value) }))}
          onChange={setMonth}
        />
      </Form>
    </Frame>
  );
};
