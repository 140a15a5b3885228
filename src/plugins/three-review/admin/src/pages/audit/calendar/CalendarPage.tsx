import { useState } from 'react';
import type { CalendarYear, FrozenOnDays } from '../../../../../shared/contracts';
import { useGetCalendarQuery, useGetStandingsQuery } from '../../../api/audit';
import { BigButton } from '../../../components/BigButton';
import { Card, CardPad, Row, Rows, Stack } from '../../../components/Card';
import { DataTable } from '../../../components/DataTable';
import { Loaded } from '../../../components/Loaded';
import { Notice } from '../../../components/Notice';
import { PageFrame } from '../../../components/PageFrame';
import { Muted, Text } from '../../../components/Text';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useNarrow } from '../../../hooks/useNarrow';
import { useWords } from '../../../hooks/useWords';
import { AUDIT } from '../paths';
import { RunDialog } from '../runs/RunDialog';
import { CalendarDialog } from './CalendarDialog';
import { longDay } from '../../../utils/dayWords';

const YearItems = ({ years }: { readonly years: readonly CalendarYear[] }) => {
  const { t } = useWords();
  return (
    <Rows>
      {years.map((year) => (
        <Row key={year.year}>
          <Stack>
            <Text $bold>{year.year}</Text>
            <Muted>{year.source}</Muted>
          </Stack>
          <Stack style={{ alignItems: 'flex-end' }}>
            <Text>{t('calendar.off', { days: year.rest })}</Text>
            <Text>{t('calendar.on', { days: year.work })}</Text>
          </Stack>
        </Row>
      ))}
    </Rows>
  );
};

const YearTable = ({ years }: { readonly years: readonly CalendarYear[] }) => {
  const { t } = useWords();
  return (
    <DataTable label={t('calendar.years')} head={[t('periods.year'), t('calendar.rest'), t('calendar.work'), t('calendar.source')]}>
      {years.map((year) => (
        <tr key={year.year}>
          <th scope="row">{year.year}</th>
          <td>{t('calendar.days', { days: year.rest })}</td>
          <td>{t('calendar.days', { days: year.work })}</td>
          <td>{year.source}</td>
        </tr>
      ))}
    </DataTable>
  );
};

/** Which years' holidays are known. Outside them nothing is guessed. */
export const CalendarPage = () => {
  const { t } = useWords();
  const rights = useAuditRights();
  const narrow = useNarrow();
  const asked = useGetCalendarQuery();
  const { data: audit } = useGetStandingsQuery({ pageSize: 1 });
  const [open, setOpen] = useState(false);
  const [frozen, setFrozen] = useState<FrozenOnDays | null>(null);
  const [judging, setJudging] = useState(false);
  const years = [...(asked.data ?? [])].sort((a, b) => b.year - a.year);
  const next = Number(audit?.meta.on.slice(0, 4) ?? 0) + 1;
  const missing = asked.data && audit && !years.some(({ year }) => year === next);
  return (
    <PageFrame
      title={t('calendar.title')}
      subtitle={t('calendar.text')}
      back={{ to: AUDIT, label: t('audit.title') }}
      actions={
        rights.manage ? (
          <BigButton type="button" variant="secondary" onClick={() => setOpen(true)}>
            {t('calendar.import')}
          </BigButton>
        ) : null
      }
    >
      {missing ? (
        <Notice tone="warning" title={t('calendar.unknown', { year: String(next) })}>
          <Text as="p">{t('calendar.unknown.text')}</Text>
        </Notice>
      ) : null}
      {frozen && audit ? (
        <Notice tone="warning" title={t('calendar.frozen', { periods: frozen.periods, columns: frozen.columns })}>
          <Text as="p">
            {t('calendar.frozen.text', { from: longDay(t, frozen.from, audit.meta.on), to: longDay(t, frozen.to, audit.meta.on) })}
          </Text>
          <BigButton type="button" variant="secondary" onClick={() => setJudging(true)}>
            {t('runs.start')}
          </BigButton>
        </Notice>
      ) : null}
      <Card title={t('calendar.years')} flush>
        <Loaded asked={asked} rows={5} none={() => (years.length === 0 ? t('calendar.none') : null)} inset>
          {() =>
            narrow ? (
              <CardPad>
                <YearItems years={years} />
              </CardPad>
            ) : (
              <YearTable years={years} />
            )
          }
        </Loaded>
      </Card>
      {open ? <CalendarDialog year={next} onFrozen={setFrozen} onClose={() => setOpen(false)} /> : null}
      {judging && frozen && audit ? (
        <RunDialog
          on={audit.meta.on}
          range={frozen}
          because={t('calendar.frozen.why')}
          onStarted={() => setFrozen(null)}
          onClose={() => setJudging(false)}
        />
      ) : null}
    </PageFrame>
  );
};
