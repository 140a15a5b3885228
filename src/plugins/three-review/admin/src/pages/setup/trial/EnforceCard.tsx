import { Lock } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import sumBy from 'lodash/sumBy';
import { styled } from 'styled-components';
import type { Setup, SiteOut } from '../../../../../shared/contracts';
import { BigButton, WordButton } from '../../../components/BigButton';
import { Card, Sides } from '../../../components/Card';
import { Notice } from '../../../components/Notice';
import { Muted, Text } from '../../../components/Text';
import { useWords } from '../../../hooks/useWords';
import { Progress } from '../../audit/runs/Progress';
import type { StepProps } from '../steps/step';
import { STEP_NAME } from '../words';

const Facts = styled.dl`
  display: flex;
  flex-direction: column;
  gap: 0.6rem;

  dd {
    text-align: end;
  }
`;

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <Sides>
    <Muted as="dt">{name}</Muted>
    <Text as="dd" $bold>
      {children}
    </Text>
  </Sides>
);

/** So many documents are live and covered: taken over as they stand. */
export const liveIn = ({ types }: Setup): number =>
  sumBy(
    types.types.filter(({ covered }) => covered),
    'live'
  );

const Adopting = ({ adoption: { state, done, total } }: SiteOut) => {
  const { t } = useWords();
  const words = t('setup.enforce.progress', { done, total });
  if (state === 'failed')
    return (
      <Notice tone="danger" alert>
        <Text as="p">{t('setup.enforce.failed', { done, total })}</Text>
      </Notice>
    );
  if (state !== 'running') return null;
  return (
    <div role="status">
      <Text as="p" $bold>
        {words}
      </Text>
      <Progress value={total === 0 ? 0 : done / total} label={words} />
      <Muted as="p">{t('setup.enforce.progress.text')}</Muted>
    </div>
  );
};

const Enforced = ({ setup, site, open }: StepProps & { readonly site: SiteOut }) => {
  const { t, when } = useWords();
  const { by, since } = site;
  const words =
    by && since !== null ? t('setup.enforce.done', { name: by.name, at: when(since, setup.timeZone) }) : t('setup.enforce.doneConfig');
  return (
    <>
      <Notice tone="success" title={words} />
      <Text as="p">{t('setup.enforce.text')}</Text>
      {site.mayEnforce ? (
        <WordButton type="button" $danger onClick={() => open({ what: 'relax' })}>
          {t('setup.relax.button')}
        </WordButton>
      ) : null}
    </>
  );
};

const ToEnforce = ({ setup, site, open }: StepProps & { readonly site: SiteOut }) => {
  const { t, list } = useWords();
  const name = useAuth('EnforceCard', ({ user }) => [user?.firstname, user?.lastname].filter(Boolean).join(' '));
  const left = setup.left.length;
  const locked = left > 0 || !site.mayEnforce || site.adoption.state === 'running';
  return (
    <>
      <Text as="p">{t('setup.enforce.text')}</Text>
      <Facts>
        <Fact name={t('setup.enforce.by')}>{site.mayEnforce && name !== '' ? name : '—'}</Fact>
        <Fact name={t('setup.enforce.live')}>{t('setup.enforce.adopted', { count: liveIn(setup) })}</Fact>
        <Fact name={t('setup.enforce.kept')}>{t('setup.enforce.what')}</Fact>
      </Facts>
      <Adopting {...site} />
      <BigButton
        type="button"
        fullWidth
        disabled={locked}
        startIcon={locked ? <Lock aria-hidden /> : undefined}
        onClick={() => open({ what: 'enforce' })}
      >
        {left > 0 ? t('setup.enforce.locked', { left }) : t('setup.enforce.button')}
      </BigButton>
      {left > 0 ? <Muted as="p">{t('setup.enforce.missing', { steps: list(setup.left.map((id) => t(STEP_NAME[id]))) })}</Muted> : null}
      {left === 0 && !site.mayEnforce ? <Muted as="p">{t('setup.enforce.noRight')}</Muted> : null}
    </>
  );
};

/** A10.2: from a trial to the rule itself, by a named person and on record. Locked while a step is left. */
export const EnforceCard = (props: StepProps & { readonly site: SiteOut }) => {
  const { t, clause } = useWords();
  return (
    <Card title={t('setup.enforce.title')}>
      {props.site.mode === 'enforced' ? <Enforced {...props} /> : <ToEnforce {...props} />}
      <Muted as="p">{t('clause', { article: clause('A10.2') })}</Muted>
    </Card>
  );
};
