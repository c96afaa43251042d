// Words for codes of messages and channels, in English. Keys are typed against the codes.
import type { gatewayKinds, receivingWays, securities } from '../../flow/2-cases.channel-setup.ts';
import type {
  arrivalPlaces,
  arrivalReasons,
  channelLines,
  messageChannels,
  messageStates,
  senderProofs,
  sendFaults,
} from '../../flow/2-cases.words.ts';

type Of<List extends readonly string[]> = List[number];
export type ChannelWordKey =
  | `message_channel.${Of<typeof messageChannels>}`
  | `message_state.${Of<typeof messageStates>}`
  | `send_fault.${Of<typeof sendFaults>}`
  | `channel_line.${Of<typeof channelLines>}`
  | `arrival_place.${Of<typeof arrivalPlaces>}`
  | `arrival_reason.${Of<typeof arrivalReasons>}`
  | `sender_proof.${Of<typeof senderProofs>}`
  | `receiving_way.${Of<typeof receivingWays>}`
  | `security.${Of<typeof securities>}`
  | `gateway_kind.${Of<typeof gatewayKinds>}`;

export const channelWords: Record<ChannelWordKey, string> = {
  'message_channel.page': "on the customer's page",
  'message_channel.email': 'by e-mail',
  'message_channel.gateway': 'by message',
  'message_state.kept': 'on their page',
  'message_state.waiting': 'waiting to leave',
  'message_state.sending': 'leaving now',
  'message_state.sent': 'sent',
  'message_state.delivered': 'delivered',
  'message_state.failed': 'not delivered',
  'message_state.stopped': 'stopped',
  'send_fault.no_address': 'no address is known',
  'send_fault.address_unusable': 'the address cannot be used',
  'send_fault.not_set_up': 'the channel is switched off or not set up',
  'send_fault.host_unknown': 'the server was not found under its name',
  'send_fault.host_private': 'the server stands in a private network that the operator has not allowed',
  'send_fault.unreachable': 'the server does not accept a connection',
  'send_fault.timed_out': 'the server did not answer in time',
  'send_fault.not_secure': 'no secure connection could be made',
  'send_fault.sign_in_failed': 'the server refused user name or password',
  'send_fault.sender_refused': 'the server refused our address',
  'send_fault.recipient_refused': "the server refused the customer's address",
  'send_fault.content_refused': 'the server refused the message',
  'send_fault.bounced': 'it came back as undeliverable',
  'send_fault.try_later': 'the server asks to try again later',
  'send_fault.other': 'it failed for another reason',
  'channel_line.ordinary': 'ordinary line',
  'channel_line.supervision': 'supervision line',
  'arrival_place.waiting': 'waiting for a person',
  'arrival_place.placed': 'put to a case',
  'arrival_place.aside': 'set aside',
  'arrival_place.silent': 'asks for nothing',
  'arrival_reason.stranger': 'nobody here is known by this address',
  'arrival_reason.several_people': 'several people have this address',
  'arrival_reason.several_cases': 'this customer has several open cases',
  'arrival_reason.case_ended': 'it answers a case that has ended',
  'arrival_reason.token_unknown': 'it answers a message we do not know',
  'arrival_reason.other_sender': 'somebody else answers our message to the customer',
  'arrival_reason.forged': 'the check of the sender failed: it may be forged',
  'arrival_reason.unreadable': 'it could not be read safely',
  'arrival_reason.too_many': 'too many messages from this sender',
  'arrival_reason.auto_reply': 'an automatic answer',
  'arrival_reason.bounce': 'a notice of non-delivery',
  'arrival_reason.list': 'sent to a list',
  'arrival_reason.own_mail': 'from ourselves',
  'sender_proof.token': 'answers our message',
  'sender_proof.domain': "checked by the sender's domain",
  'sender_proof.none': 'sender not checked',
  'sender_proof.failed': 'check of the sender failed',
  'receiving_way.imap': 'fetched by IMAP',
  'receiving_way.push': 'pushed by the mail server',
  'receiving_way.none': 'only sends',
  'security.tls': 'TLS from the start',
  'security.starttls': 'STARTTLS',
  'security.none': 'not encrypted',
  'gateway_kind.wechat': 'WeChat',
  'gateway_kind.whatsapp': 'WhatsApp',
  'gateway_kind.telegram': 'Telegram',
  'gateway_kind.sms': 'SMS',
  'gateway_kind.other': 'another messenger',
};
