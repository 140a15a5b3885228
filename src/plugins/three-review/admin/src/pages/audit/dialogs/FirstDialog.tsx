import type { SiteView } from '../../../../../shared/contracts';
import { Row, Rows, Stack } from '../../../components/Card';
import { Muted, Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';
import { NameLink } from '../../../components/Links';
import { auditPath } from '../paths';

/** In which order to update: first what counts towards most vetoes. */
export const FirstDialog = ({ site, onClose }: { readonly site: SiteView; readonly onClose: () => void }) => {
  const { t, pick, list } = useWords();
  const reason = (id: string): string => {
    const veto = site.vetoes.find((one) => one.id === id);
    return veto ? pick(veto.name) : id;
  };
  return (
    <Frame title={t('first.title')} width="60rem" onClose={onClose}>
      <Text as="p">{t('first.text')}</Text>
      <Rows as="ol">
        {site.first.map((one, i) => (
          <Row key={one.column}>
            <Stack>
              <span>
                <Text $bold>{t('first.rank', { rank: i + 1 })}</Text>{' '}
                <NameLink to={auditPath.column(one.column)} onClick={onClose}>
                  {one.name}
                </NameLink>
              </span>
              <Muted>{t('first.reasons', { reasons: list(one.reasons.map(reason)) })}</Muted>
            </Stack>
            <Muted>{one.unit?.name ?? t('column.noUnit')}</Muted>
          </Row>
        ))}
      </Rows>
    </Frame>
  );
};
