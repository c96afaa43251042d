// What was said to and fro, a way to write, and the wish to get no more messages that go to all.
import { useState } from 'react';
import { useDeed } from '../../lib/use-deed.ts';
import { Labelled, Tick } from '../frame/labelled.tsx';
import { Press } from '../frame/press.tsx';
import { faultAt, Trouble } from '../frame/trouble.tsx';
import { optOut, writeAsCustomer } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { usePortalWriting } from '../words/use-portal-writing.ts';
import type { CustomerPage } from './customer-shown.ts';

export function MessagesCard({ page, token }: { page: CustomerPage; token: string }) {
  const { say } = usePortalWords();
  const writing = usePortalWriting();
  const [text, setText] = useState('');
  const write = useDeed(writeAsCustomer, () => setText(''));
  const opting = useDeed(optOut);
  return (
    <section className="pt-card">
      <h2>{say('message.title')}</h2>
      {page.messages.length > 0 && (
        <ol className="pt-list">
          {page.messages.map((message) => (
            <li key={`${message.at} ${message.text}`} className="pt-message">
              <div className="pt-words">{message.text}</div>
              <small className="pt-quiet">
                {message.mine ? say('message.mine') : page.company}, {writing.instant(message.at)}
              </small>
            </li>
          ))}
        </ol>
      )}
      <form
        className="pt-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') write.mutate({ params: { token }, body: { text } });
        }}
      >
        <Labelled label={say('message.write')} fault={faultAt(write.error, 'body.text')}>
          {(marks) => (
            <textarea
              {...marks}
              className="pt-control"
              maxLength={4000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Labelled>
        <Trouble error={write.error} fields={['body.text']} />
        <Press sends isBusy={write.isPending}>
          {say('message.send')}
        </Press>
      </form>
      <Tick
        text={say('message.opt_out')}
        on={page.optedOut}
        onTick={(optedOut) => opting.mutate({ params: { token }, body: { optedOut } })}
      />
      <Trouble error={opting.error} />
    </section>
  );
}
