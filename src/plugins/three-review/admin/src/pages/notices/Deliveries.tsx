import { CheckCircle, Clock, CrossCircle } from '@strapi/icons';
import type { Delivery } from '../../../../shared/contracts';
import { useGetDeliveriesQuery } from '../../api/notifications';
import { Card } from '../../components/Card';
import { DataTable } from '../../components/DataTable';
import { Chip } from '../../components/StatusChip';
import { Muted } from '../../components/Text';
import type { Tone } from '../../components/tones';
import { useWords } from '../../hooks/useWords';
import type { MessageKey } from '../../utils/keys';

const LOOK: Readonly<Record<Delivery['status'], { readonly tone: Tone; readonly icon: typeof Clock; readonly name: MessageKey }>> = {
  waiting: { tone: 'warning', icon: Clock, name: 'delivery.waiting' },
  delivered: { tone: 'success', icon: CheckCircle, name: 'delivery.delivered' },
  given_up: { tone: 'danger', icon: CrossCircle, name: 'delivery.given_up' },
};

/** For whoever runs the site: what has not been delivered, and why. */
export const Deliveries = ({ timeZone }: { readonly timeZone: string }) => {
  const { t, when } = useWords();
  const { data } = useGetDeliveriesQuery({ page: 1, pageSize: 20 });
  if (!data || data.data.length === 0) return null;
  return (
    <Card title={t('delivery.title')} flush>
      <DataTable
        label={t('delivery.title')}
        head={[t('head.when'), t('delivery.person'), t('delivery.channel'), t('head.standing'), t('delivery.error')]}
      >
        {data.data.map((delivery) => {
          const look = LOOK[delivery.status];
          return (
            <tr key={delivery.id}>
              <th scope="row">{when(delivery.at, timeZone)}</th>
              <td>{delivery.person?.name ?? delivery.group}</td>
              <td>{delivery.channel}</td>
              <td>
                <Chip tone={look.tone} icon={look.icon}>
                  {t(look.name)}
                </Chip>
              </td>
              <td>
                <Muted>{[t('delivery.attempts', { count: delivery.attempts }), delivery.error].filter(Boolean).join(' · ')}</Muted>
              </td>
            </tr>
          );
        })}
      </DataTable>
    </Card>
  );
};
