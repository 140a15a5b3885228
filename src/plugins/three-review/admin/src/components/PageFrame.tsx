import { Page } from '@strapi/strapi/admin';
import { ArrowLeft } from '@strapi/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { SiteNotice } from './SiteNotice';
import { Muted } from './Text';

const Room = styled.div`
  display: flex;
  flex-direction: column;
  gap: 2rem;
  padding: 2.8rem 4rem 6rem;
  color: ${({ theme }) => theme.colors.neutral800};

  @media (max-width: 767px) {
    gap: 1.6rem;
    padding: 1.6rem 1.6rem 4.8rem;
  }
`;

const Head = styled.header`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-end;
  justify-content: space-between;
  gap: 1.2rem 2.4rem;
`;

const Titles = styled.div`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: 0.6rem;
  min-width: 0;
`;

const Title = styled.h1`
  font-size: 2.8rem;
  font-weight: 700;
  line-height: 1.35;
  overflow-wrap: anywhere;
`;

const Back = styled(Link)`
  display: inline-flex;
  align-items: center;
  gap: 0.6rem;
  min-height: 3.2rem;
  font-size: 1.5rem;
  color: ${({ theme }) => theme.colors.primary700};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }

  svg {
    width: 1.2rem;
    height: 1.2rem;
  }

  @media (max-width: 767px) {
    min-height: 4.4rem;
  }
`;

const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem;

  @media (max-width: 767px) {
    width: 100%;

    > * {
      flex: 1 1 auto;
    }
  }
`;

interface PageFrameProps {
  readonly title: string;
  /** What the tab of the browser says, when the heading alone is not enough. */
  readonly tab?: string;
  readonly subtitle?: string;
  readonly back?: { readonly to: string; readonly label: string };
  readonly under?: ReactNode;
  readonly actions?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** Core's page, with a title that does not shout and letters that can be read. */
export const PageFrame = ({ title, tab, subtitle, back, under, actions, busy, children }: PageFrameProps) => (
  <Page.Main aria-busy={busy === true}>
    <Page.Title>{tab ?? title}</Page.Title>
    <Room>
      <Head>
        <Titles>
          {back ? (
            <Back to={back.to}>
              <ArrowLeft aria-hidden />
              {back.label}
            </Back>
          ) : null}
          <Title id="main-content-title">{title}</Title>
          {subtitle ? <Muted as="p">{subtitle}</Muted> : null}
          {under}
        </Titles>
        {actions ? <Actions>{actions}</Actions> : null}
      </Head>
      <SiteNotice />
      {children}
    </Room>
  </Page.Main>
);
