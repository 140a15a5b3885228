import type { Setup } from '../../../../../shared/contracts';
import { BigButton, WordButton } from '../../../components/BigButton';
import { Row, Rows, Stack } from '../../../components/Card';
import { Form } from '../../../components/Inputs';
import { Muted, SectionTitle, Text } from '../../../components/Text';
import { Frame } from '../../../dialogs/Frame';
import { useWords } from '../../../hooks/useWords';
import { strayName } from '../words';

interface UnitsDialogProps {
  readonly setup: Setup;
  readonly onMake: (stray: string | null) => void;
  readonly onClose: () => void;
}

/** The texts that name no unit, each with a way to make one; then the units there are. */
export const UnitsDialog = ({ setup, onMake, onClose }: UnitsDialogProps) => {
  const words = useWords();
  const { t } = words;
  const { units, strays } = setup.units;
  const { manage } = setup.may;
  return (
    <Frame
      title={t('setup.units.dialog')}
      width="64rem"
      onClose={onClose}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </BigButton>
          {manage ? (
            <BigButton type="button" variant="secondary" onClick={() => onMake(null)}>
              {t('setup.units.make')}
            </BigButton>
          ) : null}
        </>
      }
    >
      <Form>
        {strays.length > 0 ? (
          <section>
            <SectionTitle>{t('setup.units.unmatched')}</SectionTitle>
            <Rows>
              {strays.map((stray) => (
                <Row key={stray.value}>
                  <Text>{strayName(words, stray)}</Text>
                  {manage ? (
                    <WordButton
                      type="button"
                      aria-label={t('setup.units.makeFor', { name: stray.name })}
                      onClick={() => onMake(stray.value)}
                    >
                      {t('setup.units.make')}
                    </WordButton>
                  ) : (
                    <span />
                  )}
                </Row>
              ))}
            </Rows>
          </section>
        ) : null}
        {units.length > 0 ? (
          <section>
            <SectionTitle>{t('setup.units.all')}</SectionTitle>
            <Rows>
              {units.map((unit) => (
                <Row key={unit.id}>
                  <Stack>
                    <Text>{unit.name}</Text>
                    <Muted>{unit.code}</Muted>
                  </Stack>
                  <Muted>{t(`setup.kind.${unit.kind}`)}</Muted>
                </Row>
              ))}
            </Rows>
          </section>
        ) : null}
      </Form>
    </Frame>
  );
};
