import { Modal } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import { BigButton } from '../components/BigButton';
import { useWords } from '../hooks/useWords';

/** On phones a dialog takes the whole screen: one column, the buttons at the foot. */
const Content = styled(Modal.Content)<{ readonly $width: string }>`
  max-width: ${({ $width }) => $width};

  h2 {
    font-size: 1.8rem;
    line-height: 1.4;
  }

  @media (max-width: 767px) {
    width: 100%;
    max-width: 100%;
    height: 100dvh;
    max-height: 100dvh;
    border-radius: 0;

    header button {
      width: 4.4rem;
      height: 4.4rem;
    }
  }
`;

const Body = styled(Modal.Body)`
  flex: 1;

  && {
    padding-inline: 2rem;
  }

  && > div {
    padding-block: 2rem;
  }
`;

const Alert = styled.div`
  flex: none;
  padding: 1.2rem 2rem;
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Foot = styled(Modal.Footer)`
  flex: none;
  gap: 1.2rem;

  @media (max-width: 767px) {
    flex-direction: column;
    align-items: stretch;
  }
`;

interface FrameProps {
  readonly title: string;
  readonly width: string;
  readonly onClose: () => void;
  /** What became of the action, right above it: seen wherever the reader has scrolled to. */
  readonly alert?: ReactNode;
  /** Left out: a dialog that is only read, with one way out. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

export const Frame = ({ title, width, onClose, alert, foot, children }: FrameProps) => {
  const { t } = useWords();
  return (
    <Modal.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Content $width={width} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('action.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Body>{children}</Body>
        {alert ? <Alert>{alert}</Alert> : null}
        <Foot>
          {foot ?? (
            <BigButton type="button" variant="tertiary" onClick={onClose}>
              {t('action.close')}
            </BigButton>
          )}
        </Foot>
      </Content>
    </Modal.Root>
  );
};
