// The button that opens the box to write to the customer.
import { useWords } from '../../../lib/use-language.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { ComposeMessage, type ComposeProps } from './compose-message.tsx';

export function WriteMessage(props: Omit<ComposeProps, 'close'>) {
  const say = useWords();
  return (
    <DeedDialog deed={say('cases:messages.to_customer')} kind="small" shortcut="M">
      {(close) => <ComposeMessage {...props} close={close} />}
    </DeedDialog>
  );
}
