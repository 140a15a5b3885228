import { Field, Textarea } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { styled } from 'styled-components';
import { Label } from '../components/Label';
import { Text } from '../components/Text';
import { ActDialog } from './ActDialog';

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
  readonly run: (reason: string) => PromiseLike<object>;
  /** What is said when it went through. */
  readonly done: string;
  readonly onDone?: (() => void) | undefined;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A10.1: who returns, withdraws or takes down says why. What was written stays when the call fails. */
export const ReasonDialog = ({ ready = true, run, children, ...dialog }: ReasonDialogProps) => {
  const [written, setWritten] = useState(dialog.reason ?? '');
  const reason = written.trim();
  const act = {
    label: dialog.confirm,
    variant: 'danger' as const,
    run: ready && reason !== '' ? () => run(reason) : null,
    done: dialog.done,
  };
  return (
    <ActDialog title={dialog.title} width="56rem" acts={[act]} onDone={dialog.onDone} onClose={dialog.onClose}>
      <Column>
        {dialog.text ? <Text as="p">{dialog.text}</Text> : null}
        <Field.Root name="reason">
          <Label>{dialog.label}</Label>
          <Textarea maxLength={2000} value={written} onChange={(event) => setWritten(event.target.value)} />
        </Field.Root>
        {children}
      </Column>
    </ActDialog>
  );
};
