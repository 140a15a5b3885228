import groupBy from 'lodash/groupBy';
import { useState } from 'react';
import { styled } from 'styled-components';
import type { Setup } from '../../../../../shared/contracts';
import { useGrantRightsMutation } from '../../../api/setup';
import { Form } from '../../../components/Inputs';
import { SectionTitle, Text } from '../../../components/Text';
import { ActDialog } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { rightWords } from '../words';

const List = styled.ul`
  margin-top: 0.8rem;
  padding-inline-start: 2rem;
  list-style: disc;
`;

/** Exactly what is given to whom: what is shown is what is sent, and the server gives nothing else. */
export const RightsDialog = ({ setup, onClose }: { readonly setup: Setup; readonly onClose: () => void }) => {
  const words = useWords();
  const { t } = words;
  // What is confirmed is what was shown, whatever has come up meanwhile.
  const [gaps] = useState(() => setup.roles.gaps);
  const [grant] = useGrantRightsMutation();
  const run = () =>
    grant({
      rights: gaps.map(({ role, action, type, fields }) => ({
        role: role.id,
        action,
        subject: type?.uid ?? null,
        fields: fields.map(({ name }) => name),
      })),
    });
  return (
    <ActDialog
      title={t('setup.roles.dialog')}
      width="64rem"
      onClose={onClose}
      acts={[{ label: t('setup.roles.grant'), run, done: t('setup.roles.done', { count: gaps.length }) }]}
    >
      <Form>
        <Text as="p">{t('setup.roles.dialog.text')}</Text>
        {Object.values(groupBy(gaps, ({ role }) => role.id)).map((some) => (
          <section key={some[0]?.role.id}>
            <SectionTitle>{some[0]?.role.name}</SectionTitle>
            <List>
              {some.map((gap) => (
                <li key={`${gap.action} ${gap.type?.uid ?? ''}`}>
                  <Text>{rightWords(words, 'give', gap)}</Text>
                </li>
              ))}
            </List>
          </section>
        ))}
      </Form>
    </ActDialog>
  );
};
