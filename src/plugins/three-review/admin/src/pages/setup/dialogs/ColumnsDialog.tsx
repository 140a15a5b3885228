import uniq from 'lodash/uniq';
import { useState } from 'react';
import type { Setup, SetupStray } from '../../../../../shared/contracts';
import { useCreateColumnMutation } from '../../../api/columns';
import { Row, Rows } from '../../../components/Card';
import { Form, ListField } from '../../../components/Inputs';
import { SelectBox } from '../../../components/SelectBox';
import { Muted, Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { civilDayAt } from '../../../utils/time';
import { someOf, strayName } from '../words';

/** A9.1: what the site has for columns becomes ours, each with a unit in charge; how often it is due the policy says. */
export const ColumnsDialog = ({ setup, onClose }: { readonly setup: Setup; readonly onClose: () => void }) => {
  const words = useWords();
  const { t } = words;
  // As it was when the dialog was opened: what has been taken over meanwhile does not move the others about.
  const [strays] = useState(() => setup.columns.strays.filter(({ fits }) => fits));
  const unfit = setup.columns.strays.filter(({ fits }) => !fits);
  const [units, setUnits] = useState<Readonly<Record<string, string>>>({});
  const [create] = useCreateColumnMutation();
  const options = [{ value: '', label: t('setup.columns.skip') }, ...setup.units.units.map(({ id, name }) => ({ value: id, label: name }))];
  const chosen = strays.filter(({ value }) => Boolean(units[value]));
  const take = async (): Promise<object> => {
    const from = civilDayAt(Date.now(), setup.timeZone);
    const there = new Set<string>();
    for (const { value, name, code } of chosen) {
      const result = await create({ id: value, name, slug: code, term: { from, unit: units[value] ?? '' } });
      // What went through is not asked for again when the dialog is sent once more.
      if ('error' in result) {
        setUnits((held) => Object.fromEntries(Object.entries(held).filter(([key]) => !there.has(key))));
        return result;
      }
      there.add(value);
    }
    return {};
  };
  const all = (unit: string) => setUnits(Object.fromEntries(strays.map(({ value }) => [value, unit])));
  /** The unit that every one has; none where they differ. */
  const common = uniq(strays.map(({ value }) => units[value] ?? ''));
  const select = (stray: SetupStray) => (
    <SelectBox
      label={t('setup.columns.unitFor', { name: stray.name })}
      value={units[stray.value] ?? ''}
      options={options}
      onChange={(unit) => setUnits((held) => ({ ...held, [stray.value]: unit }))}
      quiet
    />
  );
  return (
    <ActDialog
      title={t('setup.columns.dialog')}
      width="68rem"
      onClose={onClose}
      acts={[
        {
          label: t('setup.columns.take.count', { count: chosen.length }),
          run: chosen.length > 0 ? take : null,
          done: t('setup.columns.taken', { count: chosen.length }),
        },
      ]}
    >
      <Form>
        <Text as="p">{t('setup.columns.dialog.text')}</Text>
        <ListField label={t('setup.columns.all')} value={common.length === 1 ? (common[0] ?? '') : ''} options={options} onChange={all} />
        <Rows>
          {strays.map((stray) => (
            <Row key={stray.value}>
              <Text>{strayName(words, stray)}</Text>
              {select(stray)}
            </Row>
          ))}
        </Rows>
        {unfit.length > 0 ? (
          <Muted as="p">
            {t('setup.columns.unfit', {
              count: unfit.length,
              names: someOf(
                words,
                unfit.map(({ name }) => name)
              ),
            })}
          </Muted>
        ) : null}
      </Form>
    </ActDialog>
  );
};
