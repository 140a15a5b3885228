import groupBy from 'lodash/groupBy';
import uniq from 'lodash/uniq';
import type { Setup } from '../../../../../shared/contracts';
import { BigButton } from '../../../components/BigButton';
import { DataTable } from '../../../components/DataTable';
import { Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';

interface PostsDialogProps {
  readonly setup: Setup;
  readonly onAppoint: () => void;
  readonly onClose: () => void;
}

/** A6: each post that must be held, unit by unit, with who holds it. */
export const PostsDialog = ({ setup, onAppoint, onClose }: PostsDialogProps) => {
  const { t, list, post } = useWords();
  const { seats } = setup.posts;
  const kinds = uniq(seats.map((seat) => seat.post));
  const rows = Object.entries(groupBy(seats, ({ unit }) => unit?.id ?? ''));
  return (
    <Frame
      title={t('setup.posts.dialog')}
      width="92rem"
      onClose={onClose}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </BigButton>
          {setup.may.manage ? (
            <BigButton type="button" variant="secondary" onClick={onAppoint}>
              {t('setup.posts.appoint')}
            </BigButton>
          ) : null}
        </>
      }
    >
      <DataTable label={t('setup.posts.dialog')} head={[t('setup.posts.unit'), ...kinds.map(post)]}>
        {rows.map(([id, some]) => (
          <tr key={id}>
            <th scope="row">
              <Text $bold>{some[0]?.unit?.name ?? t('setup.posts.wide')}</Text>
            </th>
            {kinds.map((kind) => {
              const seat = some.find((one) => one.post === kind);
              const names = list(seat?.holders.map(({ name }) => name) ?? []);
              return <td key={kind}>{seat ? names || <Text $color="danger700">{t('setup.posts.vacantOne')}</Text> : '—'}</td>;
            })}
          </tr>
        ))}
      </DataTable>
    </Frame>
  );
};
