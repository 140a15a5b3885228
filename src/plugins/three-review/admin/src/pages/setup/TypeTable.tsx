import { CheckCircle, Minus, Plus } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { SetupType } from '../../../../shared/contracts';
import { Stack } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { Chip } from '../../components/StatusChip';
import { Muted, Text } from '../../components/Text';
import { useNarrow } from '../../hooks/useNarrow';
import { useWords, type Words } from '../../hooks/useWords';

const Well = styled.div`
  margin-top: 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 1.2rem;
  padding: 1.2rem;
  list-style: none;
`;

type LabelOf = (uid: string, field: { readonly name: string; readonly label: string }) => string;

/** Where the column, or the unit, of a type stands. */
const source = ({ t }: Words, labelOf: LabelOf, type: SetupType, role: 'column' | 'unit'): string => {
  const field = type.sources[role];
  if (field) return t('setup.types.field', { label: labelOf(type.uid, field) });
  return t(type.covered || type.proposal.cover ? 'setup.types.added' : 'setup.types.nowhere');
};

const Proposed = ({ type }: { readonly type: SetupType }) => {
  const { t } = useWords();
  if (type.covered)
    return (
      <Chip tone="success" icon={CheckCircle}>
        {t('setup.types.covered')}
      </Chip>
    );
  const { cover, why } = type.proposal;
  return (
    <Stack>
      <Chip tone={cover ? 'primary' : 'neutral'} icon={cover ? Plus : Minus}>
        {t(cover ? 'setup.types.cover' : 'setup.types.leave')}
      </Chip>
      <Muted>{t(`setup.why.${why}`)}</Muted>
    </Stack>
  );
};

/** The types of the site: how much there is of each, where column and unit are taken from, what is proposed. */
export const TypeTable = ({ types }: { readonly types: readonly SetupType[] }) => {
  const words = useWords();
  const { t } = words;
  const narrow = useNarrow();
  const { formatMessage } = useIntl();
  // As the Content Manager words it: by a translation of the host's, else by its settings.
  const labelOf: LabelOf = (uid, { name, label }) =>
    formatMessage({ id: `content-manager.content-types.${uid}.${name}`, defaultMessage: label });
  const count = ({ documents }: SetupType): string => t('setup.types.documents', { count: documents });
  if (narrow)
    return (
      <Well>
        <List>
          {types.map((type) => (
            <li key={type.uid}>
              <Stack $gap="0.4rem">
                <Text $bold>{type.name}</Text>
                <Muted>{t('colon', { label: t('setup.types.count'), value: count(type) })}</Muted>
                <Muted>{t('colon', { label: t('setup.types.column'), value: source(words, labelOf, type, 'column') })}</Muted>
                <Muted>{t('colon', { label: t('setup.types.unit'), value: source(words, labelOf, type, 'unit') })}</Muted>
                <Proposed type={type} />
              </Stack>
            </li>
          ))}
        </List>
      </Well>
    );
  const head = ['setup.types.type', 'setup.types.count', 'setup.types.column', 'setup.types.unit', 'setup.types.proposal'] as const;
  return (
    <Well>
      <DataTable label={t('setup.step.types')} head={head.map((key) => t(key))}>
        {types.map((type) => (
          <tr key={type.uid}>
            <th scope="row">
              <Text $bold>{type.name}</Text>
            </th>
            <td>{count(type)}</td>
            <td>{source(words, labelOf, type, 'column')}</td>
            <td>{source(words, labelOf, type, 'unit')}</td>
            <td>
              <Proposed type={type} />
            </td>
          </tr>
        ))}
      </DataTable>
    </Well>
  );
};
