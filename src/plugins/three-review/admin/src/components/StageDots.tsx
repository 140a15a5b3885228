import { Check } from '@strapi/icons';
import { styled } from 'styled-components';
import { STAGES } from '../../../core/regulation';
import type { ReviewStage } from '../../../core/review';
import { useWords } from '../hooks/useWords';

type Standing = 'done' | 'now' | 'later';

const Line = styled.span`
  display: inline-flex;
  align-items: center;
`;

const Dot = styled.span<{ readonly $standing: Standing }>`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  flex: none;
  width: 2.4rem;
  height: 2.4rem;
  border-radius: 50%;
  border: 2px ${({ $standing }) => ($standing === 'later' ? 'dashed' : 'solid')}
    ${({ theme, $standing }) => theme.colors[$standing === 'done' ? 'success600' : $standing === 'now' ? 'primary600' : 'neutral300']};
  background: ${({ theme, $standing }) => ($standing === 'done' ? theme.colors.success600 : theme.colors.neutral0)};
  font-size: 1.3rem;
  font-weight: 700;
  line-height: 1;
  color: ${({ theme, $standing }) => theme.colors[$standing === 'done' ? 'neutral0' : $standing === 'now' ? 'primary700' : 'neutral600']};

  svg {
    width: 1.1rem;
    height: 1.1rem;
  }

  &:not(:first-child) {
    margin-inline-start: 1.4rem;
    position: relative;
  }

  &:not(:first-child)::before {
    content: '';
    position: absolute;
    inset-inline-end: 100%;
    width: 1.4rem;
    margin-inline-end: 2px;
    border-top: 2px solid ${({ theme, $standing }) => theme.colors[$standing === 'later' ? 'neutral300' : 'success600']};
  }
`;

const ORDER: readonly string[] = ['draft', ...STAGES, 'approved', 'published'];

/** 初 复 审: signed, awaited, to come; one picture, with words for who does not see it. */
export const StageDots = ({ stage }: { readonly stage: ReviewStage }) => {
  const { t, stage: nameOf, list } = useWords();
  const at = ORDER.indexOf(stage);
  const dots = STAGES.map((id): readonly [string, Standing] => {
    const place = ORDER.indexOf(id);
    return [id, place < at ? 'done' : place === at ? 'now' : 'later'];
  });
  const said = list(dots.map(([id, standing]) => t(`inbox.dot.${standing}`, { stage: nameOf(id) })));
  return (
    <Line role="img" aria-label={said}>
      {dots.map(([id, standing]) => (
        <Dot key={id} $standing={standing} aria-hidden>
          {standing === 'done' ? <Check fill="currentColor" /> : t(`inbox.short.${id as (typeof STAGES)[number]}`)}
        </Dot>
      ))}
    </Line>
  );
};
