// Mailboxes and gateways of the company: what customers write to, what answers come from, and how each fares.
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '#api/contract';
import { listSwitchboards } from '#api/flow/2-cases.calls';
import { listGateways, listMailboxes, makePushKey, tryMailbox } from '#api/flow/2-cases.channel-setup';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fault } from '../../../ui/fault.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { OneTimeSecret } from '../../../ui/one-time-secret.tsx';
import { Overlay } from '../../../ui/overlay.tsx';
import { PageFrame } from '../../../ui/page-frame.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import type { Gateway, Mailbox } from './channel-shown.ts';
import { GatewayForm, GatewayPanel } from './gateway-parts.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { type Switchboard, SwitchboardForm, SwitchboardPanel } from './switchboard-parts.tsx';

type Open = { mailbox: Mailbox | undefined } | { gateway: Gateway | undefined } | { board: Switchboard | undefined };

export function ChannelsScreen() {
  const say = useWords();
  const mailboxes = useAnswer(listMailboxes, {});
  const gateways = useAnswer(listGateways, {});
  const boards = useAnswer(listSwitchboards, {});
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const add = (
    <>
      <Button onClick={() => setOpen({ board: undefined })}>
        <Icon name="plus" /> {say('calls:board.add')}
      </Button>
      <Button onClick={() => setOpen({ gateway: undefined })}>
        <Icon name="plus" /> {say('channels:gateway.add')}
      </Button>
      <Button type="primary" onClick={() => setOpen({ mailbox: undefined })}>
        <Icon name="plus" /> {say('channels:mailbox.add')}
      </Button>
    </>
  );
  return (
    <PageFrame title={say('area.channels')} lead={say('about.channels')} deeds={add}>
      {mailboxes.isError && <Fault error={mailboxes.error} again={() => void mailboxes.refetch()} />}
      {mailboxes.isPending && <Waiting label={say('waiting')} />}
      {[mailboxes, gateways, boards].every(({ data }) => data?.rows.length === 0) && (
        <EmptyState title={say('channels:none')} text={say('channels:none_text')} />
      )}
      {mailboxes.data?.rows.map((mailbox) => (
        <MailboxPanel key={mailbox.mailboxId} mailbox={mailbox} onChange={() => setOpen({ mailbox })} />
      ))}
      {gateways.data?.rows.map((gateway) => (
        <GatewayPanel key={gateway.gatewayId} gateway={gateway} onChange={() => setOpen({ gateway })} />
      ))}
      {boards.data?.rows.map((board) => (
        <SwitchboardPanel key={board.switchboardId} board={board} onChange={() => setOpen({ board })} />
      ))}
      {open && 'board' in open && (
        <Overlay wide title={open.board?.name ?? say('calls:board.add')} onClose={close}>
          <SwitchboardForm board={open.board} onDone={close} />
        </Overlay>
      )}
      {open && 'mailbox' in open && (
        <Overlay wide title={open.mailbox?.name ?? say('channels:mailbox.add')} onClose={close}>
          <MailboxForm mailbox={open.mailbox} onDone={close} />
        </Overlay>
      )}
      {open && 'gateway' in open && (
        <Overlay wide title={open.gateway?.name ?? say('channels:gateway.add')} onClose={close}>
          <GatewayForm gateway={open.gateway} onDone={close} />
        </Overlay>
      )}
    </PageFrame>
  );
}

function MailboxPanel({ mailbox, onChange }: { mailbox: Mailbox; onChange: () => void }) {
  const say = useWords();
  const writing = useWriting();
  const { name, address, receives, smtp, lookedAt, fault, faultAt, active, mailboxId, line } = mailbox;
  const about = [
    address,
    say(`words:receiving_way.${receives}`),
    smtp && say('channels:mailbox.sends'),
    lookedAt && say('channels:seen', { at: writing.instant(lookedAt) }),
  ];
  return (
    <section className="mg-panel" aria-label={name}>
      <div className="mg-row">
        <h2>{name}</h2>
        {!active && <Mark>{say('channels:off')}</Mark>}
        {line === 'supervision' && <Mark tone="accent">{say('words:channel_line.supervision')}</Mark>}
        <Button size="small" aria-label={`${say('change')}: ${name}`} onClick={onChange}>
          {say('change')}
        </Button>
        {receives === 'push' && <PushKey mailboxId={mailboxId} />}
      </div>
      <p className="mg-quiet">{about.filter(Boolean).join(' · ')}</p>
      {fault && faultAt && (
        <p>
          <Mark tone="bad">{say(`words:send_fault.${fault}`)}</Mark>{' '}
          {say('channels:since', { at: writing.instant(faultAt) })}
        </p>
      )}
      <TryIt mailboxId={mailboxId} />
    </section>
  );
}

function TryIt({ mailboxId }: Pick<Mailbox, 'mailboxId'>) {
  const say = useWords();
  const [tried, setTried] = useState<AnswerOf<typeof tryMailbox>>();
  const attempt = useDeed(tryMailbox, setTried);
  const parts = (['receiving', 'sending'] as const).flatMap((part) => {
    const outcome = tried?.[part];
    return outcome ? [{ part, ...outcome }] : [];
  });
  return (
    <div className="mg-row" aria-live="polite">
      <Button
        size="small"
        loading={attempt.isPending}
        onClick={() => attempt.mutate({ params: { mailboxId }, body: {} })}
      >
        {say('channels:try')}
      </Button>
      {attempt.error && <Fault error={attempt.error} />}
      {parts.map(({ part, ok, why, said }) => (
        <span key={part} className="mg-row">
          <Mark tone={ok ? 'good' : 'bad'}>{say(`channels:try.${part}`)}</Mark>
          {ok ? say('channels:try.ok') : why && say(`words:send_fault.${why}`)}
          {said && <small className="mg-quiet">{said}</small>}
        </span>
      ))}
    </div>
  );
}

function PushKey({ mailboxId }: Pick<Mailbox, 'mailboxId'>) {
  const say = useWords();
  const [secret, setSecret] = useState<string>();
  const make = useDeed(makePushKey, (made) => setSecret(made.secret));
  return (
    <>
      <Button size="small" onClick={() => make.mutate({ params: { mailboxId }, body: {} })}>
        {say('channels:mailbox.push_key')}
      </Button>
      {secret && (
        <Overlay title={say('channels:mailbox.push_key')} onClose={() => setSecret(undefined)}>
          <OneTimeSecret label={say('channels:key')} secret={secret} hint={say('channels:key_hint')} />
        </Overlay>
      )}
    </>
  );
}
