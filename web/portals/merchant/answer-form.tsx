// The answer itself: one of four, a day when the merchant agrees, a reason, and who says it.
import { useState } from 'react';
import { useDeed } from '../../lib/use-deed.ts';
import { Choices, Labelled } from '../frame/labelled.tsx';
import { Press } from '../frame/press.tsx';
import { faultAt, Trouble } from '../frame/trouble.tsx';
import { answerAsMerchant } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';

/** That no agreement was reached is for the desk to say, not for the merchant. */
const answers = ['agrees', 'put_right', 'disputes', 'refuses'] as const;
type Answer = (typeof answers)[number];

export function AnswerForm({ token }: { token: string }) {
  const { say } = usePortalWords();
  const [answer, setAnswer] = useState<Answer>();
  const [performOn, setPerformOn] = useState('');
  const [note, setNote] = useState('');
  const [name, setName] = useState('');
  const send = useDeed(answerAsMerchant);
  const needsDay = answer === 'agrees';
  const needsReason = answer === 'refuses' || answer === 'disputes';
  return (
    <form
      className="pt-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!answer) return;
        const body = { answer, note, name, performOn: needsDay ? performOn : null };
        send.mutate({ params: { token }, body });
      }}
    >
      <Choices
        label={say('answer.title')}
        name="answer"
        value={answer}
        choices={answers.map((value) => ({ value, text: say(`answer.${value}`) }))}
        onChoose={setAnswer}
      />
      {needsDay && (
        <Labelled label={say('answer.day')} fault={faultAt(send.error, 'body.performOn')}>
          {(marks) => (
            <input
              {...marks}
              className="pt-control"
              type="date"
              required
              value={performOn}
              onChange={(event) => setPerformOn(event.target.value)}
            />
          )}
        </Labelled>
      )}
      <Labelled
        label={say(needsReason ? 'answer.reason' : 'answer.note')}
        hint={needsReason && say('answer.reason_hint')}
        fault={faultAt(send.error, 'body.note')}
      >
        {(marks) => (
          <textarea
            {...marks}
            className="pt-control"
            required={needsReason}
            maxLength={4000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled label={say('answer.name')} fault={faultAt(send.error, 'body.name')}>
        {(marks) => (
          <input
            {...marks}
            className="pt-control"
            required
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Labelled>
      <Trouble error={send.error} fields={['body.performOn', 'body.note', 'body.name']} />
      <Press kind="main" sends isBusy={send.isPending} isOff={answer === undefined}>
        {say('answer.send')}
      </Press>
    </form>
  );
}
