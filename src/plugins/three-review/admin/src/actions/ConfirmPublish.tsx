import { Modal } from '@strapi/design-system';
import type { DocumentActionDescription } from '@strapi/content-manager/strapi-admin';
import { useState, type FormEvent } from 'react';
import { createGlobalStyle, styled } from 'styled-components';
import type { Review } from '../../../shared/contracts';
import { useConfirmMutation } from '../api/acts';
import type { DocumentRef } from '../api/reviews';
import { BigButton } from '../components/BigButton';
import { FailureNotice } from '../components/FailureNotice';
import { PasswordField } from '../components/Inputs';
import { Text } from '../components/Text';
import { useAct } from '../hooks/useAct';
import { useWords } from '../hooks/useWords';

/** Core draws the dialog of an action itself: on phones ours takes the whole width of it. */
const Width = createGlobalStyle`
  [role='dialog']:has([data-three-review-confirm]) {
    width: min(56rem, calc(100vw - 3.2rem));
    max-width: none;
  }
`;

const Column = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
`;

const Foot = styled(Modal.Footer)`
  gap: 1.2rem;

  @media (max-width: 767px) {
    flex-direction: column;
    align-items: stretch;
  }
`;

interface ConfirmPublishProps {
  readonly docRef: DocumentRef;
  readonly review: Review;
  /** Core's own Publish, that asks nothing of its own or has a question besides. */
  readonly publish: DocumentActionDescription;
  readonly onClose: () => void;
}

/** A10.2, in person: the publisher's password for this content, and then core's own Publish. */
export const ConfirmPublish = ({ docRef, review, publish, onClose }: ConfirmPublishProps) => {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  /** Core has a question of its own (relations to drafts): it is asked here, where the password stood. */
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [confirm] = useConfirmMutation();
  const { failure, act } = useAct();
  const question = publish.dialog?.type === 'dialog' ? publish.dialog : null;

  const perform = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // React hands it on to the form of the document, which would save.
    event.stopPropagation();
    if (password === '' || busy) return;
    setBusy(true);
    try {
      const documents = [{ ...docRef, contentHash: review.contentHash }];
      if (!(await act(confirm({ act: 'publish', password, documents })))) return;
      setPassword('');
      const settled = await publish.onClick?.(event);
      if (settled !== true && question) setAsked(true);
      else onClose();
    } finally {
      setBusy(false);
    }
  };

  const goOn = async (): Promise<void> => {
    setBusy(true);
    try {
      await question?.onConfirm?.();
      onClose();
    } finally {
      setBusy(false);
    }
  };

  return (
    <form data-three-review-confirm="" onSubmit={(event) => void perform(event)}>
      <Width />
      <Modal.Body>
        <Column>
          {asked ? (
            <Text as="div">{question?.content}</Text>
          ) : (
            <>
              <Text as="p">{t('publish.confirm.text')}</Text>
              <PasswordField label={t('publish.confirm.password')} value={password} onChange={setPassword} />
            </>
          )}
          <FailureNotice failure={failure} />
        </Column>
      </Modal.Body>
      <Foot>
        <BigButton type="button" variant="tertiary" onClick={onClose}>
          {t('action.cancel')}
        </BigButton>
        {asked ? (
          <BigButton type="button" loading={busy} disabled={busy} onClick={() => void goOn()}>
            {question?.confirmLabel ?? publish.label}
          </BigButton>
        ) : (
          <BigButton type="submit" loading={busy} disabled={busy || password === ''}>
            {publish.label}
          </BigButton>
        )}
      </Foot>
    </form>
  );
};
