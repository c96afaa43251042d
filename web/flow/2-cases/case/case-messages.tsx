// What was written in a case: notes that stay inside, and messages to and from the customer, newest first.
import { Input } from 'antd';
import { messageCustomer, noteCase } from '#api/flow/2-cases';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Field } from '../../../ui/field.tsx';
import { CaseDeed } from './case-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

export function CaseMessages({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const params = { caseId: shown.caseId };
  const language = say(`words:language.${shown.language}`);
  const messages = shown.messages.toSorted((a, b) => b.at.localeCompare(a.at));
  const textField = (
    <Field name="text" label={say('cases:messages.text')}>
      <Input.TextArea rows={4} maxLength={4000} />
    </Field>
  );
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('cases:messages.title')}</h2>
        <div className="mg-row">
          {shown.may.includes('note') && (
            <CaseDeed<typeof noteCase, { text: string }>
              contract={noteCase}
              deed={say('cases:messages.note')}
              shortcut="N"
              text={say('cases:messages.note_text')}
              toGiven={(body) => ({ params, body })}
            >
              {textField}
            </CaseDeed>
          )}
          {shown.may.includes('message') && (
            <CaseDeed<typeof messageCustomer, { text: string }>
              contract={messageCustomer}
              deed={say('cases:messages.to_customer')}
              shortcut="M"
              text={say('cases:messages.to_customer_text', { language })}
              toGiven={(body) => ({ params, body })}
            >
              {textField}
            </CaseDeed>
          )}
        </div>
      </div>
      {shown.optedOut && <p className="mg-quiet">{say('cases:messages.opted_out')}</p>}
      {messages.length === 0 && <p className="mg-quiet">{say('cases:messages.none')}</p>}
      <ul className="mg-plain-list">
        {messages.map((message) => (
          <MessageEntry key={message.messageId} message={message} />
        ))}
      </ul>
    </section>
  );
}

function MessageEntry({ message: { kind, text, who, at, incident } }: { message: CaseShown['messages'][number] }) {
  const say = useWords();
  const writing = useWriting();
  const head = [
    say(`cases:messages.kind_${kind}`),
    incident && say('cases:messages.to_all'),
    who,
    writing.instant(at),
  ].filter(Boolean);
  return (
    <li className={`mg-message mg-message-${kind}`}>
      <div className="mg-said">{text}</div>
      <small className="mg-quiet">{head.join(' · ')}</small>
    </li>
  );
}
