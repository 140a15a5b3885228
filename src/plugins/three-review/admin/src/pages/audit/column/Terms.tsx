import { useState } from 'react';
import { styled } from 'styled-components';
import { useGetColumnQuery } from '../../../api/columns';
import type { ColumnTermOut } from '../../../../../shared/contracts';
import { BigButton, WordButton } from '../../../components/BigButton';
import { Card, Row, Rows, Stack } from '../../../components/Card';
import { Muted, Text } from '../../../components/Text';
import { useAuditRights } from '../../../hooks/useAuditRights';
import { useWords } from '../../../hooks/useWords';
import { frequencyName } from '../../../utils/dayWords';
import { pairText } from '../../../utils/people';
import { RemoveDialog } from '../../columns/RemoveDialog';
import { TermDialog } from '../../columns/TermDialog';
import { Corrections } from './Corrections';

const Ends = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-end;
`;

const Acts = styled.div`
  display: flex;
  gap: 1.6rem;
`;

interface TermsProps {
  readonly column: string;
  readonly on: string;
}

/** Who answered for it and how often it was due, from day to day: each period is judged by what held then. */
export const Terms = ({ column, on }: TermsProps) => {
  const { t, list } = useWords();
  const rights = useAuditRights();
  const { data } = useGetColumnQuery(column);
  const [open, setOpen] = useState<{ readonly term: ColumnTermOut | null } | null>(null);
  const [removed, setRemoved] = useState<ColumnTermOut | null>(null);
  if (!data) return null;
  const terms = [...data.terms].reverse();
  return (
    <Card
      title={t('terms.title')}
      note={t('terms.note')}
      action={
        rights.manage ? (
          <BigButton type="button" variant="tertiary" onClick={() => setOpen({ term: null })}>
            {t('terms.change')}
          </BigButton>
        ) : null
      }
    >
      <Rows>
        {terms.map((term) => (
          <Row key={term.id}>
            <Stack>
              <Text $bold>
                {term.to === null ? t('terms.from', { from: term.from }) : t('terms.span', { from: term.from, to: term.to })}
              </Text>
              <Text>{t('colon', { label: term.unit?.name ?? t('column.noUnit'), value: pairText(t, term) ?? t('column.vacant') })}</Text>
              {term.coUnits.length > 0 ? <Muted>{t('facts.coUnits', { units: list(term.coUnits.map(({ name }) => name)) })}</Muted> : null}
            </Stack>
            <Ends>
              <Muted>{term.suspended ? t('standing.suspended') : frequencyName(t, term.frequency)}</Muted>
              {rights.manage ? (
                <Acts>
                  <WordButton type="button" aria-label={t('terms.correctOf', { from: term.from })} onClick={() => setOpen({ term })}>
                    {t('terms.correct')}
                  </WordButton>
                  <WordButton
                    type="button"
                    $danger
                    aria-label={t(term.from > on ? 'remove.term.withdrawOf' : 'remove.term.deleteOf', { from: term.from })}
                    onClick={() => setRemoved(term)}
                  >
                    {t(term.from > on ? 'terms.withdraw' : 'action.delete')}
                  </WordButton>
                </Acts>
              ) : null}
            </Ends>
          </Row>
        ))}
      </Rows>
      <Corrections corrections={data.corrections} on={on} />
      {removed ? <RemoveDialog column={data} term={removed} onClose={() => setRemoved(null)} /> : null}
      {open ? <TermDialog column={data} term={open.term} on={on} onClose={() => setOpen(null)} /> : null}
    </Card>
  );
};
