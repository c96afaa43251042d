// Messages to all members of an incident, each in their language on their page; those who opted out do not get it (CASE-12).
import { messageIncident } from '#api/flow/2-cases.incidents';
import type { InThreeLanguages } from '#api/values';
import { pickLanguageOf, useLanguage, useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { ThreeLanguageInput } from '../../../ui/three-language-input.tsx';
import type { IncidentShown } from './incident-shown.ts';

export function IncidentMessages({ incident }: { incident: IncidentShown }) {
  const say = useWords();
  const may = useMay();
  const language = useLanguage();
  const writing = useWriting();
  const { messages, state } = incident;
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('cases:incident.messages')}</h2>
        {state === 'open' && may('incident.write') && (
          <div className="mg-row">
            <MessageDeed incident={incident} />
          </div>
        )}
      </div>
      {messages.length === 0 && <p className="mg-quiet">{say('cases:messages.none')}</p>}
      <ul className="mg-plain-list">
        {messages.map((message) => (
          <li key={message.at} className="mg-message">
            <div className="mg-said">{pickLanguageOf(message.text, language)}</div>
            <small className="mg-quiet">
              {[writing.instant(message.at), message.who].join(' · ')} ·{' '}
              {say('cases:incident.message_members', { members: message.members, optedOut: message.optedOut })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MessageDeed({ incident: { incidentId, optedOut } }: { incident: IncidentShown }) {
  const say = useWords();
  const readAgain = useReadAgain();
  return (
    <DeedDialog deed={say('cases:incident.message')} kind="small">
      {(close) => (
        <DeedForm<typeof messageIncident, { text: InThreeLanguages }>
          contract={messageIncident}
          initial={{}}
          toGiven={(body) => ({ params: { incidentId }, body })}
          onDone={() => {
            readAgain('incident', 'case', 'history');
            close();
          }}
          submit={say('cases:incident.message')}
          onCancel={close}
        >
          <p className="mg-quiet">{say('cases:incident.message_text', { count: optedOut })}</p>
          <Field name="text" label={say('cases:messages.text')}>
            <ThreeLanguageInput label={say('cases:messages.text')} />
          </Field>
        </DeedForm>
      )}
    </DeedDialog>
  );
}
