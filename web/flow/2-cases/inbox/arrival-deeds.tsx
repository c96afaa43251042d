// What a person does with an arrival: puts it to a case, opens one from it, sets it aside.

import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { listCases } from '#api/flow/2-cases';
import { attachArrival, openArrival, setArrivalAside, type showArrival } from '#api/flow/2-cases.channels';
import { caseProblems } from '#api/flow/2-cases.words';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

interface DeedProps {
  shown: AnswerOf<typeof showArrival>;
  onDone: () => void;
}

/** The cases it may belong to first; any other is found by its words. */
export function AttachDeed({ shown: { arrivalId, cases, fromAddress, channel, proof }, onDone }: DeedProps) {
  const say = useWords();
  const [words, setWords] = useState('');
  const asked = words.trim().length > 1;
  const found = useAnswer(listCases, { query: { words: words.trim(), limit: 20 } }, { when: asked, keepLast: true });
  const known = asked ? (found.data?.rows ?? []) : cases;
  const deed = say('channels:inbox.attach');
  return (
    <DeedDialog deed={deed} kind="primary">
      {(close) => (
        <DeedForm<typeof attachArrival, { caseId: Id<'cas'>; learnAddress?: boolean }>
          contract={attachArrival}
          initial={{ caseId: cases[0]?.caseId }}
          toGiven={({ caseId, learnAddress = false }) => ({ params: { arrivalId }, body: { caseId, learnAddress } })}
          onDone={() => {
            close();
            onDone();
          }}
          submit={deed}
          onCancel={close}
        >
          <Form.Item label={say('channels:inbox.find_case')}>
            <Input
              value={words}
              onChange={(event) => setWords(event.target.value)}
              aria-label={say('channels:inbox.find_case')}
            />
          </Form.Item>
          <Field name="caseId" label={say('cases:case.one')}>
            <SelectInput
              placeholder={say('channels:inbox.choose_case')}
              choices={known.map(({ caseId, number, personName, state }) => ({
                value: caseId,
                text: `${number} · ${personName} · ${say(`words:case_state.${state}`)}`,
              }))}
            />
          </Field>
          {channel === 'email' && proof !== 'failed' && (
            <Form.Item name="learnAddress" valuePropName="checked">
              <Checkbox>{say('channels:inbox.learn', { address: fromAddress })}</Checkbox>
            </Form.Item>
          )}
        </DeedForm>
      )}
    </DeedDialog>
  );
}

export function OpenCaseDeed({ shown: { arrivalId, people, fromName }, onDone }: DeedProps) {
  const say = useWords();
  const deed = say('channels:inbox.open_case');
  const [person, setPerson] = useState<string>(people[0]?.personId ?? 'new');
  return (
    <DeedDialog deed={deed}>
      {(close) => (
        <DeedForm<typeof openArrival, { name?: string; problem: (typeof caseProblems)[number] }>
          contract={openArrival}
          initial={{ name: fromName ?? undefined, problem: 'other' }}
          toGiven={({ name, problem }) => ({
            params: { arrivalId },
            body: { problem, ...(person === 'new' ? { name: name || null } : { personId: person as Id<'per'> }) },
          })}
          onDone={() => {
            close();
            onDone();
          }}
          submit={deed}
          onCancel={close}
        >
          <Form.Item label={say('channels:inbox.person')}>
            <SelectInput
              label={say('channels:inbox.person')}
              value={person}
              onChange={setPerson}
              choices={[
                ...people.map(({ personId, name }) => ({ value: personId as string, text: name })),
                { value: 'new', text: say('channels:inbox.new_person') },
              ]}
            />
          </Form.Item>
          {person === 'new' && (
            <Field name="name" label={say('channels:inbox.name')}>
              <Input maxLength={200} />
            </Field>
          )}
          <Field name="problem" label={say('cases:filter.problem')}>
            <SelectInput choices={caseProblems.map((value) => ({ value, text: say(`words:case_problem.${value}`) }))} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}

export function SetAsideDeed({ shown: { arrivalId }, onDone }: DeedProps) {
  const say = useWords();
  const deed = say('channels:inbox.aside');
  return (
    <DeedDialog deed={deed}>
      {(close) => (
        <DeedForm<typeof setArrivalAside, { reason: string }>
          contract={setArrivalAside}
          initial={{}}
          toGiven={(body) => ({ params: { arrivalId }, body })}
          onDone={() => {
            close();
            onDone();
          }}
          submit={deed}
          onCancel={close}
        >
          <Field name="reason" label={say('channels:inbox.reason')}>
            <Input maxLength={500} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
