// One thing said: who, when, by what way; for what leaves us where it is, why it failed, and the deeds to stop it or send it again.
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type messageShown, readMessageHtml, sendMessageAgain, stopMessage } from '#api/flow/2-cases.channels';
import type { Id } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Fault } from '../../../ui/fault.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { SafeFrame } from './safe-frame.tsx';

type Message = z.infer<typeof messageShown>;

export function MessageEntry({ message, mayWrite }: { message: Message; mayWrite: boolean }) {
  const say = useWords();
  const writing = useWriting();
  const { kind, text, subject, who, at, incident, address, channel, through } = message;
  const isOurs = kind !== 'from_customer';
  const head = [
    say(`cases:messages.kind_${kind}`),
    incident && say('cases:messages.to_all'),
    channel !== null && channel !== 'page' && (through ?? say(`words:message_channel.${channel}`)),
    message.automatic && !incident ? say('channels:automatic') : isOurs && who,
    address,
    writing.instant(at),
  ].filter(Boolean);
  return (
    <li className={`mg-message mg-message-${kind}`}>
      {subject && <strong className="mg-message-subject">{subject}</strong>}
      <div className="mg-said">{text}</div>
      <MessageFiles message={message} />
      <small className="mg-quiet">{head.join(' · ')}</small>
      <div className="mg-row">
        {message.proof !== null && message.proof !== 'token' && (
          <Mark tone={message.proof === 'failed' ? 'bad' : message.proof === 'none' ? 'warn' : undefined}>
            {say(`words:sender_proof.${message.proof}`)}
          </Mark>
        )}
        <SendState message={message} mayWrite={mayWrite} />
        {message.hasHtml && <ShowHtml messageId={message.messageId} />}
        {message.hasOriginal && (
          <a href={`/api/messages/${message.messageId}/original`} download>
            {say('channels:original')}
          </a>
        )}
      </div>
    </li>
  );
}

function MessageFiles({ message: { files, filesLeftOut } }: { message: Message }) {
  const say = useWords();
  if (files.length === 0 && filesLeftOut.length === 0) return null;
  return (
    <div className="mg-row">
      {files.map(({ fileId, name }) => (
        <a key={fileId} href={`/api/case-files/${fileId}`} download>
          {name}
        </a>
      ))}
      {filesLeftOut.length > 0 && (
        <small className="mg-quiet">{say('channels:left_out', { names: filesLeftOut.join(', ') })}</small>
      )}
    </div>
  );
}

const tones = { waiting: 'warn', sending: 'warn', sent: 'good', delivered: 'good', failed: 'bad' } as const;

function SendState({ message, mayWrite }: { message: Message; mayWrite: boolean }) {
  const say = useWords();
  const writing = useWriting();
  const readAgain = useReadAgain();
  const after = () => readAgain('conversation', 'case', 'history');
  const stop = useDeed(stopMessage, after);
  const again = useDeed(sendMessageAgain, after);
  const { state, why, saidByServer, sendAt, messageId, attempts } = message;
  if (state === null || state === 'kept') return null;
  const params = { messageId };
  return (
    <>
      <Mark tone={state === 'stopped' ? 'quiet' : tones[state]}>{say(`words:message_state.${state}`)}</Mark>
      {state === 'waiting' && sendAt && attempts === 0 && (
        <small className="mg-quiet">{say('channels:leaves_at', { at: writing.instant(sendAt) })}</small>
      )}
      {why && <small>{say(`words:send_fault.${why}`)}</small>}
      {saidByServer && <small className="mg-quiet">{saidByServer}</small>}
      {mayWrite && message.mayStop && (
        <Button size="small" loading={stop.isPending} onClick={() => stop.mutate({ params, body: {} })}>
          {say('channels:stop')}
        </Button>
      )}
      {mayWrite && message.maySendAgain && (
        <Button size="small" loading={again.isPending} onClick={() => again.mutate({ params, body: {} })}>
          {say('channels:send_again')}
        </Button>
      )}
      {(stop.error ?? again.error) && <Fault error={stop.error ?? again.error} />}
    </>
  );
}

function ShowHtml({ messageId }: { messageId: Id<'msg'> }) {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say('channels:as_sent')}
      </Button>
      {isOpen && (
        <Overlay wide title={say('channels:as_sent')} onClose={() => setOpen(false)}>
          <HtmlOf messageId={messageId} />
        </Overlay>
      )}
    </>
  );
}

function HtmlOf({ messageId }: { messageId: Id<'msg'> }) {
  const { data, error } = useAnswer(readMessageHtml, { params: { messageId } });
  if (error) return <Fault error={error} />;
  return data ? <SafeFrame html={data.html} picturesBlocked={data.picturesBlocked} /> : null;
}
