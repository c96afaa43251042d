// What a person reads when something is refused, in English: what is wrong and the way out. The shape of the other languages.
import type { RefusalCode } from '../../refusals.ts';

export const refusals: Record<RefusalCode, string> = {
  'route.not_found': 'There is nothing at this address. Check it for a slip, or start again from the first page.',
  'input.invalid': 'Some of what was entered cannot be used. The fields are marked; correct them and send again.',
  'input.control_characters': 'The field {{field}} holds a character that cannot be stored. Remove it and send again.',
  'input.unreadable': 'The request could not be read. Reload the page and try again.',
  'input.too_large': 'This is more than is taken at once. Split it, or choose a smaller file.',
  'input.media_type': 'This kind of content is not taken here. Send JSON, or a file where a file is asked for.',
  'request.too_many': 'Too many requests in a short time. Wait a minute and try again.',
  'system.away': 'A part of the system does not answer just now. Nothing was lost; try again in a few seconds.',
  'system.disk_full':
    'The disk of the server is full, so nothing was saved. Ask your administrator to make room, then try again.',
  'system.bug':
    'Something went wrong on our side and nothing was changed. Try again; if it stays, tell your administrator the time.',
  'key.malformed': 'The Idempotency-Key must have 1 to 255 characters. Send another one.',
  'key.running': 'The same request is still running. Wait a few seconds and look at the result.',
  'key.reused': 'This Idempotency-Key was used for something else. Send the request with a new key.',
  'session.missing': 'You are not signed in. Sign in and try again.',
  'session.foreign_origin':
    'The request came from another site and was not carried out. Open Makegood itself and try there.',
  'session.not_fresh':
    'To change how you sign in, sign in again first: this is asked when you came in more than fifteen minutes ago.',
  'permission.missing': 'Your role does not allow this: {{permission}}. Ask an administrator for a role that does.',
  'sign_in.failed':
    'The e-mail address and the password do not match. Check both; an administrator can invite you again.',
  'sign_in.too_many': 'Too many attempts. Try again in {{retryAfterSeconds}} s.',
  'password.too_easy':
    'This password is easy to guess. Take a few words that do not belong together, without your name or a row of keys.',
  'passkey.unusable': 'This passkey could not be registered. Try again on this page, or use another device.',
  'passkey.not_found': 'There is no such passkey. It may have been removed already; look in your list.',
  'token.invalid': 'This link is spent, expired or incomplete. Ask for a new one.',
  'account.not_found': 'There is no such account. It may belong to another company; look in the list of people.',
  'account.email_taken':
    'Somebody here already uses this e-mail address. Look in the list of people, or take another address.',
  'account.last_administrator': 'This is the last administrator. Make somebody else administrator first.',
  'key.not_found': 'There is no such API key. Look in the list of keys.',
  'company.exists': 'This company is already set up. Sign in instead.',
  'time_zone.unknown': '“{{timeZone}}” is not a known time zone. Choose one from the list, such as Asia/Shanghai.',
  'currency.unknown': '“{{currency}}” is not a known currency. Use the three-letter code, such as CNY.',
  'country.unknown': '“{{country}}” is not a known country. Use the two-letter code, such as CN.',
  'person.not_found': 'There is no such person. Find them by phone or name.',
  'person.merged_already': 'This record has already been joined into another person. Open that person and go on there.',
  'person.merge_self': 'A person cannot be joined with themselves. Choose the duplicate record.',
  'phone.unreadable':
    '“{{phone}}” cannot be read as a phone number. Write it with the country code, such as +86 138 0000 0000.',
  'firm.not_found': 'There is no such merchant. Find it by name in the list of merchants.',
  'firm.exists': '“{{legalName}}” is already registered. Open it in the list of merchants.',
  'brand.not_found': 'There is no such brand. Choose one from the list, or register it.',
  'brand.exists': 'The brand “{{name}}” is already registered. Choose it from the list.',
  'store.not_found': 'There is no such store. Choose one from the list, or register it.',
  'store.exists': 'The store “{{name}}” is already registered. Choose it from the list.',
  'product.not_found': 'There is no such product. Choose one from the list, or register it.',
  'product.exists': 'The article number {{sku}} is already registered. Choose that product.',
  'staff.not_found': 'There is no such member of staff. Choose one from the list, or register them.',
  'tenancy.not_found': 'There is no such tenancy. Look on the page of the merchant.',
  'tenancy.ended_already': 'This tenancy already ended on {{endedOn}}. Start a new one if the merchant has come back.',
  'tenancy.ends_before_start': 'The tenancy began on {{startedOn}}, so it cannot end before. Give a later day.',
  'tenancy.overlaps':
    'The same merchant, brand and store already have a tenancy since {{startedOn}}. End that one first.',
  'contract.not_found': 'There is no such contract. Find it by number, phone or name.',
  'contract.number_taken': 'This merchant already has a contract {{number}}. Open that one, or correct the number.',
  'contract.cancelled_already': 'This contract is already cancelled. Nothing more can be changed in it.',
  'contract.signed_in_future': 'The contract would be signed on {{signedOn}}, which is in the future. Correct the day.',
  'contract.cancelled_in_future':
    'The contract would be cancelled on {{cancelledOn}}, which is in the future. Correct the day.',
  'contract.cancelled_before_signing':
    'The contract was signed on {{signedOn}}, so it cannot be cancelled before. Give a later day.',
  'contract.number_twice':
    'The file gives contract {{number}} twice with different content. Keep one row, or join them.',
  'contract.number_shared': 'Several merchants have a contract {{number}}. Name the merchant in the row.',
  'contract.incomplete': 'Contract is new and needs {{field}}. Give it, or correct the number.',
  'complaint.in_future': 'The complaint would be of {{complainedOn}}, which is in the future. Correct the day.',
  'money.mixed_currencies':
    'The amounts are not all in {{currency}}. Give every amount of one contract in one currency.',
  'obligation.not_found': 'There is no such obligation. Open the contract and look there.',
  'obligation.already_fulfilled':
    'This was already recorded as done on {{fulfilledAt}}. Look in the history of the contract.',
  'obligation.in_future': 'The moment lies in the future. Record it when it has happened.',
  'subject.not_found': 'What this is about no longer exists here. Go back to the list.',
  'commitment.not_found': 'There is no such commitment. Look in the list of commitments.',
  'commitment.code_taken': 'The code “{{code}}” is taken. Choose another, or revise the commitment that has it.',
  'commitment.version_before_last': 'The last version is in force from {{inForceFrom}}. A new one must begin later.',
  'commitment.ended_already': 'This commitment has already ended. Make a new one instead.',
  'promise.not_found': 'There is no such promise. Open the contract and look there.',
  'promise.not_open': 'This promise is no longer open: {{state}}. Look in its history.',
  'promise.has_obligation': 'This promise hangs on an agreed date of the contract. Record or move it there.',
  'promise.not_a_duty':
    'This promise has nothing to be done by a date, so it cannot be kept or moved. It can be waived.',
  'calendar.not_found': 'There is no such work calendar. Look in the list of calendars.',
  'calendar.hours_overlap':
    'The working hours overlap: {{day}}. Correct them so that each interval ends before the next begins.',
  'law_pack.not_found': 'There is no such law pack. Look in the list of law packs.',
  'policy_table.not_found': 'There is no such policy table. Look in the list of tables.',
  'sweep.not_found': 'There is no such sweep. Look in the list of sweeps.',
  'sweep.member_not_found': 'This contract is not in the sweep. Look in its list of contracts.',
  'sweep.case_not_confirmed': 'A sweep starts from a confirmed case, and this one is {{state}}. Verify it first.',
  'sweep.case_without_contract':
    'This case has no contract, so there is nothing to look for others by. Add its contract first.',
  'sweep.taken_by_other': 'A colleague is calling this customer until {{until}}. Take the next contract.',
  'sweep.member_settled': 'This contract already has its answer: {{state}}. Open it to see what was found.',
  'sweep.call_incomplete': 'Say what the call found: {{field}}.',
  'sweep.attempts_used':
    'This customer was not reached {{attempts}} times. Choose a letter, a visit or no further action.',
  'sweep.call_in_past': 'The time to call again has passed. Give a later one.',
  'import.not_found': 'There is no such import. Look in the list of imports.',
  'import.kind_unknown': '“{{kind}}” cannot be imported. Choose one of the kinds in the list.',
  'import.running': 'This import is already running. Wait for it, or stop it first.',
  'import.not_running': 'This import is not running, so there is nothing to stop.',
  'import.file_missing': 'No file was sent. Choose a CSV, TSV or XLSX file.',
  'import.file_unreadable': 'The file cannot be read: {{reason}}. Save it as CSV (UTF-8) or XLSX and send it again.',
  'import.mapping_incomplete': 'These fields have no column yet: {{fields}}. Choose a column for each.',
  'import.mapping_taken': 'A mapping called “{{name}}” already exists. Choose another name.',
  'clock.backwards': 'The story clock already shows {{now}} and only goes forward. Give a later moment.',
  'ledger.transfer_reused':
    'This transfer was posted before with another amount or other accounts. Make a new transfer.',
  'ledger.transfer_not_found': 'There is no such transfer in the books.',
  'ledger.reversed_already': 'This transfer has been reversed already. Look for the reversal beside it.',
  'ledger.balance_too_low': 'The account does not hold enough for this. Look at its balance and take less.',
  'ledger.month_closed': 'The month {{month}} is closed. Book on a day of an open month.',
  'ledger.month_not_over': 'The month {{month}} is not over yet. Close it after its last day.',
};
