// One labelled field of a form, required unless said otherwise.
import { Form } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../lib/use-language.ts';

export interface FieldProps {
  /** The path of the value in the form, which is its path in the body. */
  name: string | (string | number)[];
  label: ReactNode;
  /** What a person should know before typing. */
  hint?: ReactNode;
  optional?: boolean;
  children: ReactElement;
}

export function Field({ name, label, hint, optional = false, children }: FieldProps) {
  const say = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={hint}
      required={!optional}
      rules={optional ? [] : [{ required: true, message: say('form.required') }]}
      validateTrigger="onSubmit"
    >
      {children}
    </Form.Item>
  );
}
