import { useState } from 'react';
import type { Setup, SetupPeople } from '../../../../../shared/contracts';
import { plain } from '../../../../../core/kernel/words';
import { useCreatePostMutation, useGetSetupPeopleQuery } from '../../../api/setup';
import { Form, ListField, Pair, PlainField, TextField } from '../../../components/Inputs';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { isVacant, seatName } from '../words';

const matches = (person: SetupPeople[number], sought: string): boolean => plain(`${person.name} ${person.account}`).includes(plain(sought));

/** A6: somebody into a post, with from when and why. Who may not, the server says. */
export const AppointDialog = ({ setup, onClose }: { readonly setup: Setup; readonly onClose: () => void }) => {
  const words = useWords();
  const { t } = words;
  const seats = [...setup.posts.seats].sort((a, b) => Number(isVacant(b)) - Number(isVacant(a)) || b.waiting - a.waiting);
  const { data: people } = useGetSetupPeopleQuery();
  const [at, setAt] = useState('0');
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState('');
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const [create] = useCreatePostMutation();
  const found = (people ?? []).filter((person) => matches(person, sought));
  const person = found.find(({ id }) => String(id) === chosen);
  const seat = seats[Number(at)];
  const appoint = () =>
    create({
      kind: seat?.post ?? 'informationOfficer',
      unit: seat?.unit?.id ?? null,
      holder: person?.id ?? 0,
      validFrom: from === '' ? null : from,
      reason: reason.trim(),
    });
  const none = { value: '', label: t(people && found.length === 0 ? 'setup.posts.nobody' : 'setup.posts.choose') };
  return (
    <ActDialog
      title={t('setup.posts.appoint')}
      width="64rem"
      onClose={onClose}
      acts={[
        {
          label: t('setup.posts.appoint'),
          run: seat && person ? appoint : null,
          done: t('setup.posts.done', { name: person?.name ?? '' }),
        },
      ]}
    >
      <Form>
        <ListField
          label={t('setup.posts.seatLabel')}
          value={at}
          options={seats.map((one, i) => ({
            value: String(i),
            label: isVacant(one) ? t('setup.posts.option.vacant', { seat: seatName(words, one) }) : seatName(words, one),
          }))}
          onChange={setAt}
        />
        <Pair>
          <PlainField type="search" label={t('setup.posts.search')} value={sought} onChange={setSought} />
          <ListField
            label={t('setup.posts.person')}
            value={person ? chosen : ''}
            options={[
              none,
              ...found.map(({ id, name, account }) => ({ value: String(id), label: t('setup.posts.personOption', { name, account }) })),
            ]}
            onChange={setChosen}
          />
        </Pair>
        <Pair>
          <PlainField type="date" label={t('setup.posts.from')} value={from} onChange={setFrom} />
          <TextField label={t('setup.reason')} maxLength={500} value={reason} onChange={setReason} />
        </Pair>
      </Form>
    </ActDialog>
  );
};
