import { Field, Textarea } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { BigButton } from '../components/BigButton';
import { FailureNotice } from '../components/FailureNotice';
import { Label } from '../components/Label';
import { Text } from '../components/Text';
import { useWords } from '../hooks/useWords';
import type { Failure } from '../utils/failure';
import { Frame } from './Frame';

const Column = styled.div`
  display: flex;
  flex-direction: column;
  gap: 1.6rem;
`;

interface ReasonDialogProps {
  readonly title: string;
  readonly text?: string;
  readonly label: string;
  readonly confirm: string;
  readonly reason?: string;
  /** False while something else in the dialog is still to be answered. */
  readonly ready?: boolean;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A10.1: who returns, withdraws or takes down says why. What was written stays when the call fails. */
export const ReasonDialog = ({ ready = true, children, ...dialog }: ReasonDialogProps) => {
  const { t } = useWords();
  const [reason, setReason] = useState(dialog.reason ?? '');
  const complete = ready && reason.trim() !== '';
  return (
    <Frame
      title={dialog.title}
      width="56rem"
      onClose={dialog.onClose}
      alert={dialog.failure ? <FailureNotice failure={dialog.failure} /> : null}
      foot={
        <>
          <BigButton type="button" variant="tertiary" onClick={dialog.onClose}>
            {t('action.cancel')}
          </BigButton>
          <BigButton
            type="button"
            variant="danger"
            disabled={!complete}
            loading={dialog.busy}
            onClick={() => dialog.onConfirm(reason.trim())}
          >
            {dialog.confirm}
          </BigButton>
        </>
      }
    >
      <Column>
        {dialog.text ? <Text as="p">{dialog.text}</Text> : null}
        <Field.Root name="reason">
          <Label>{dialog.label}</Label>
          <Textarea maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field.Root>
        {children}
      </Column>
    </Frame>
  );
};
