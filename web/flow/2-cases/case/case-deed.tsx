// One deed on a case as a button with its form in a dialog; what it answers is the case, shown at once.
import type { ReactNode } from 'react';
import type { AnswerOf, RouteContract } from '#api/contract';
import type { Given } from '../../../lib/address-of.ts';
import { DeedDialog, type DeedDialogProps } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { type CaseShown, useCaseAfter } from './use-case-after.ts';

export interface CaseDeedProps<R extends RouteContract, Values extends object> {
  /** Answers with the case. */
  contract: R;
  /** The word on the button, in the dialog and on its own button. */
  deed: string;
  title?: string;
  text?: string;
  kind?: DeedDialogProps['kind'];
  shortcut?: string;
  label?: string;
  initial?: Partial<Values>;
  toGiven: (values: Values) => Given<R>;
  children?: ReactNode;
}

type AnswersCase<R extends RouteContract> = AnswerOf<R> extends CaseShown ? R : never;

export function CaseDeed<R extends RouteContract, Values extends object>(
  props: CaseDeedProps<R, Values> & { contract: AnswersCase<R> },
) {
  const { contract, deed, title, text, kind = 'small', shortcut, label, initial = {}, toGiven, children } = props;
  const after = useCaseAfter();
  return (
    <DeedDialog deed={deed} title={title} kind={kind} shortcut={shortcut} label={label}>
      {(close) => (
        <DeedForm<R, Values>
          contract={contract}
          initial={initial}
          toGiven={toGiven}
          onDone={(answer) => {
            after(answer as CaseShown);
            close();
          }}
          submit={deed}
          onCancel={close}
        >
          {text && <p className="mg-quiet">{text}</p>}
          {children}
        </DeedForm>
      )}
    </DeedDialog>
  );
}
