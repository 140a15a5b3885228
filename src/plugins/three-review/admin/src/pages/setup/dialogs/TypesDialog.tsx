import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import type { Setup } from '../../../../../shared/contracts';
import { useConfirmMappingMutation } from '../../../api/setup';
import { WordButton } from '../../../components/BigButton';
import { Sides } from '../../../components/Card';
import { Form } from '../../../components/Inputs';
import { SectionTitle, Text } from '../../../components/Text';
import { ActDialog, type Act } from '../../../dialogs/ActDialog';
import { useWords } from '../../../hooks/useWords';
import { TypeTable } from '../TypeTable';

const Lines = styled.pre`
  max-width: 100%;
  overflow: auto;
  padding: 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
  font-family: monospace;
  font-size: 1.4rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral800};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

/** What is covered stands in deployed code that somebody reviews: a page shows the lines, a person writes them. */
export const TypesDialog = ({ setup, onClose }: { readonly setup: Setup; readonly onClose: () => void }) => {
  const { t } = useWords();
  const { types, lines, confirmed } = setup.types;
  const [confirm] = useConfirmMappingMutation();
  const { toggleNotification } = useNotification();
  const copy = async () => {
    await navigator.clipboard.writeText(lines);
    toggleNotification({ type: 'success', message: t('setup.types.copied') });
  };
  const confirms = confirmed === null && setup.may.manage && types.some(({ covered }) => covered);
  const acts: Act[] = confirms ? [{ label: t('setup.types.confirm'), run: () => confirm(), done: t('setup.types.confirm.done') }] : [];
  return (
    <ActDialog title={t('setup.types.dialog')} width="92rem" acts={acts} onClose={onClose}>
      <Form>
        <TypeTable types={types} />
        <Text as="p">{t('setup.types.dialog.text')}</Text>
        <Sides>
          <SectionTitle>{t('setup.types.lines')}</SectionTitle>
          <WordButton type="button" onClick={() => void copy()}>
            {t('setup.types.copy')}
          </WordButton>
        </Sides>
        <Lines tabIndex={0} role="group" aria-label={t('setup.types.lines')}>
          {lines}
        </Lines>
      </Form>
    </ActDialog>
  );
};
