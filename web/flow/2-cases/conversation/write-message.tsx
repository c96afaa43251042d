// The button that opens the box to write to the customer.
import type { z } from 'zod';
import type { wayShown } from '#api/flow/2-cases.channels';
import { useWords } from '../../../lib/use-language.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import type { CaseShown } from '../case/use-case-after.ts';
import { ComposeMessage } from './compose-message.tsx';
import type { Said } from './newer-words.tsx';

export interface WriteMessageProps {
  shown: CaseShown;
  ways: readonly z.infer<typeof wayShown>[];
  /** The conversation, newest first. */
  rows: readonly Said[];
}

export function WriteMessage(props: WriteMessageProps) {
  const say = useWords();
  return (
    <DeedDialog deed={say('cases:messages.to_customer')} kind="small" shortcut="M">
      {(close) => <ComposeMessage {...props} close={close} />}
    </DeedDialog>
  );
}
