import { CheckCircle, WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { ReviewContent } from '../../../../shared/contracts';
import { Card } from '../../components/Card';
import { Text } from '../../components/Text';
import { useWords } from '../../hooks/useWords';
import { attachmentsOf } from './readingGaps';
import type { Reading } from './useReading';

const Line = styled.p<{ readonly $ok: boolean }>`
  display: flex;
  align-items: center;
  gap: 0.8rem;

  svg {
    flex: none;
    width: 1.6rem;
    height: 1.6rem;
    color: ${({ theme, $ok }) => ($ok ? theme.colors.success600 : theme.colors.warning700)};
  }
`;

const State = ({ ok, children }: { readonly ok: boolean; readonly children: string }) => (
  <Line $ok={ok}>
    {ok ? <CheckCircle aria-hidden /> : <WarningCircle aria-hidden />}
    <Text $bold={!ok}>{children}</Text>
  </Line>
);

/** How far the reading has come: text, pictures, attachments. */
export const ReadingCard = ({ content, reading }: { readonly content: ReviewContent; readonly reading: Reading }) => {
  const { t } = useWords();
  const files = attachmentsOf(content);
  const unopened = files.filter(({ bytes }) => !reading.opened.includes(bytes)).length;
  return (
    <Card title={t('reading.title')} note={t('reading.note')}>
      <State ok={reading.end}>{t(reading.end ? 'reading.end' : 'reading.end.not')}</State>
      {reading.all > 0 ? (
        <State ok={reading.unseen === 0}>
          {reading.unseen === 0
            ? t('reading.pictures', { count: reading.all })
            : t('reading.pictures.not', { count: reading.unseen, all: reading.all })}
        </State>
      ) : null}
      {files.length > 0 ? (
        <State ok={unopened === 0}>
          {unopened === 0 ? t('reading.files', { count: files.length }) : t('reading.files.not', { count: unopened })}
        </State>
      ) : null}
    </Card>
  );
};
