// A form that does one deed: sends the input, puts faults back to their fields, and says above what no field can say.
import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useRef } from 'react';
import type { AnswerOf, RouteContract } from '#api/contract';
import type { Given } from '../lib/address-of.ts';
import { type FieldName, placeFaults } from '../lib/place-faults.ts';
import { RefusedError } from '../lib/refused-error.ts';
import { useDeed } from '../lib/use-deed.ts';
import { useWords } from '../lib/use-language.ts';
import { Fault } from './fault.tsx';

export interface DeedFormProps<R extends RouteContract, Values extends object> {
  contract: R;
  /** Values the form opens with. Fields of the form are named by their path in the body. */
  initial: Partial<Values>;
  toGiven: (values: Values) => Given<R>;
  onDone: (answer: AnswerOf<R>) => void;
  /** The word on the button: what is done, not "OK". */
  submit: string;
  onCancel?: () => void;
  /** True: the fields are emptied after the deed, for the next one. */
  emptyAfter?: boolean;
  /** For a no that changes what the form shows. */
  onRefused?: (refused: RefusedError) => void;
  children: ReactNode;
}

export function DeedForm<R extends RouteContract, Values extends object>(props: DeedFormProps<R, Values>) {
  const { contract, initial, toGiven, onDone, submit, onCancel, emptyAfter, onRefused, children } = props;
  const say = useWords();
  const [form] = Form.useForm<Values>();
  const place = useRef<HTMLDivElement>(null);
  const deed = useDeed(contract, (answer) => {
    if (emptyAfter) form.resetFields();
    onDone(answer);
  });
  const loose = looseFaults(deed.error, form);
  const send = async (values: Values) => {
    await deed.mutateAsync(toGiven(values)).catch((error: unknown) => {
      if (error instanceof RefusedError) {
        markFields(form, error);
        onRefused?.(error);
      }
      focusFirstFault(place.current);
    });
  };
  return (
    <div ref={place}>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initial}
        onFinish={(values) => void send(values)}
        onFinishFailed={() => focusFirstFault(place.current)}
        scrollToFirstError
      >
        {deed.isError && <Fault error={deed.error} />}
        {loose.map((reason) => (
          <p key={reason} className="mg-loose-fault">
            {reason}
          </p>
        ))}
        {children}
        <div className="mg-row">
          <Button type="primary" htmlType="submit" loading={deed.isPending}>
            {submit}
          </Button>
          {onCancel && <Button onClick={onCancel}>{say('cancel')}</Button>}
        </div>
      </Form>
    </div>
  );
}

function knownFields<Values extends object>(form: FormInstance<Values>): FieldName[] {
  return form.getFieldsError().map((field) => field.name);
}

function markFields<Values extends object>(form: FormInstance<Values>, error: RefusedError): void {
  const { placed } = placeFaults(error.fields, knownFields(form));
  form.setFields(placed.map(({ name, reason }) => ({ name: name as never, errors: [reason] })));
}

function looseFaults<Values extends object>(error: Error | null, form: FormInstance<Values>): string[] {
  return error instanceof RefusedError ? placeFaults(error.fields, knownFields(form)).loose : [];
}

/** After the marks are drawn, so that the reader lands where something must be corrected. */
function focusFirstFault(place: HTMLElement | null): void {
  requestAnimationFrame(() => place?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
