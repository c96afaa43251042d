// Everything said on a case, in and out, newest first: notes, what stands on the customer's page, mail and messages, with what became of
// each; and a box to write, by the way the customer used last or another, now or later.

import { Input } from 'antd';
import { noteCase } from '#api/flow/2-cases';
import { showConversation } from '#api/flow/2-cases.channels';
import { useList } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Field } from '../../../ui/field.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { CaseDeed } from '../case/case-deed.tsx';
import type { CaseShown } from '../case/use-case-after.ts';
import { WritingHere } from '../writing/case-presence.tsx';
import { MessageEntry } from './message-entry.tsx';
import { WriteMessage } from './write-message.tsx';
import './conversation.css';

export function CaseConversation({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const params = { caseId: shown.caseId };
  const { list, rows } = useList(showConversation, { params, query: { limit: 50 } });
  const first = list.data?.pages[0];
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
              <WritingHere />
              <Field name="text" label={say('cases:messages.text')}>
                <Input.TextArea rows={4} maxLength={4000} />
              </Field>
            </CaseDeed>
          )}
          {shown.may.includes('message') && first && <WriteMessage shown={shown} ways={first.ways} rows={rows} />}
        </div>
      </div>
      {shown.optedOut && <p className="mg-quiet">{say('cases:messages.opted_out')}</p>}
      {list.isError && <Fault error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Waiting label={say('waiting')} lines={3} />}
      {first && rows.length === 0 && <p className="mg-quiet">{say('cases:messages.none')}</p>}
      <ul className="mg-plain-list">
        {rows.map((message) => (
          <MessageEntry key={message.messageId} message={message} mayWrite={shown.may.includes('message')} />
        ))}
      </ul>
      {list.hasNextPage && <LoadMore list={list} told="" />}
    </section>
  );
}
