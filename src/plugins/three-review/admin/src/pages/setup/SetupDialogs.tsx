import type { Setup } from '../../../../shared/contracts';
import { AppointDialog } from './dialogs/AppointDialog';
import { ColumnsDialog } from './dialogs/ColumnsDialog';
import { PostsDialog } from './dialogs/PostsDialog';
import { RightsDialog } from './dialogs/RightsDialog';
import { TypesDialog } from './dialogs/TypesDialog';
import { UnitDialog } from './dialogs/UnitDialog';
import { UnitsDialog } from './dialogs/UnitsDialog';
import type { Dialog } from './steps/step';
import { EnforceDialog, RelaxDialog } from './trial/SwitchDialogs';
import { TrialDialog } from './trial/TrialDialog';

interface SetupDialogsProps {
  readonly setup: Setup;
  readonly dialog: Dialog | null;
  readonly open: (dialog: Dialog | null) => void;
}

/** The one dialog that is open. */
export const SetupDialogs = ({ setup, dialog, open }: SetupDialogsProps) => {
  const onClose = () => open(null);
  switch (dialog?.what) {
    case undefined:
      return null;
    case 'types':
      return <TypesDialog setup={setup} onClose={onClose} />;
    case 'units':
      return <UnitsDialog setup={setup} onClose={onClose} onMake={(stray) => open({ what: 'unit', stray })} />;
    case 'unit':
      return <UnitDialog setup={setup} stray={dialog.stray} onClose={onClose} />;
    case 'posts':
      return <PostsDialog setup={setup} onClose={onClose} onAppoint={() => open({ what: 'appoint' })} />;
    case 'appoint':
      return <AppointDialog setup={setup} onClose={onClose} />;
    case 'columns':
      return <ColumnsDialog setup={setup} onClose={onClose} />;
    case 'roles':
      return <RightsDialog setup={setup} onClose={onClose} />;
    case 'trial':
      return <TrialDialog timeZone={setup.timeZone} onClose={onClose} />;
    case 'enforce':
      return <EnforceDialog setup={setup} onClose={onClose} />;
    case 'relax':
      return <RelaxDialog setup={setup} onClose={onClose} />;
  }
};
