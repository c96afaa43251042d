// Writes a file for the bank: ISO 20022 customer credit transfer initiation, pain.001.001.09. Pure: the same order gives the same bytes.
import { assert } from '#platform/assert';
import { currencyExponent } from '#platform/money/currency-exponent';
import type { Steps } from '#platform/work-in-slices';
import type { BankPlace } from '../payees/payee.ts';
import { writeXmlInSteps, type XmlPart } from './write-xml.ts';

export interface BankOrder {
  /** The bank's name for the file and for its one block: at most 35 of the characters ids may have. */
  messageId: string;
  /** ISO instant in UTC. */
  madeAt: string;
  /** Who asks: the company's name. */
  initiator: string;
  executeOn: string;
  from: BankPlace;
  currency: string;
  transfers: readonly {
    endToEndId: string;
    amountMinor: bigint;
    to: BankPlace;
    /** What the customer reads on their statement. */
    remittance: string;
  }[];
}

const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
/** Names of clearing systems in the external code list of ISO 20022. */
const clearing = { cn: 'CNAPS', ru: 'RUCBC' } as const;

export function* writePain001(order: BankOrder): Steps<string> {
  const { transfers, currency } = order;
  assert(transfers.length > 0, 'PAY-14 a file has a payment');
  assert(isBankId(order.messageId), 'PAY-14 an id has the characters of ids');
  const count = `${transfers.length}`;
  const sum = decimal(
    transfers.reduce((total, { amountMinor }) => total + amountMinor, 0n),
    currency,
  );
  const parts: XmlPart[] = [];
  for (const transfer of transfers) {
    parts.push(transferPart(transfer, currency));
    yield;
  }
  const header: XmlPart = [
    'GrpHdr',
    [
      ['MsgId', order.messageId],
      ['CreDtTm', order.madeAt.replace(/\.\d+Z$/, 'Z')],
      ['NbOfTxs', count],
      ['CtrlSum', sum],
      ['InitgPty', [['Nm', cut(order.initiator, 140)]]],
    ],
  ];
  const block: XmlPart = [
    'PmtInf',
    [
      ['PmtInfId', order.messageId],
      ['PmtMtd', 'TRF'],
      // One line a payment on the statement, so that each is matched by its own id.
      ['BtchBookg', 'false'],
      ['NbOfTxs', count],
      ['CtrlSum', sum],
      ['ReqdExctnDt', [['Dt', order.executeOn]]],
      ['Dbtr', [['Nm', cut(order.from.holderName, 140)]]],
      ['DbtrAcct', [accountId(order.from), ['Ccy', currency]]],
      ['DbtrAgt', [institution(order.from) ?? ['FinInstnId', [['Othr', [['Id', 'NOTPROVIDED']]]]]]],
      ['ChrgBr', order.from.scheme === 'iban' ? 'SLEV' : 'DEBT'],
      ...parts,
    ],
  ];
  return yield* writeXmlInSteps(['Document', [['CstmrCdtTrfInitn', [header, block]]], { xmlns: namespace }]);
}

function transferPart(
  { endToEndId, amountMinor, to, remittance }: BankOrder['transfers'][number],
  currency: string,
): XmlPart {
  assert(isBankId(endToEndId), 'PAY-14 an id has the characters of ids');
  const bank = institution(to);
  return [
    'CdtTrfTxInf',
    [
      ['PmtId', [['EndToEndId', endToEndId]]],
      ['Amt', [['InstdAmt', decimal(amountMinor, currency), { Ccy: currency }]]],
      bank && ['CdtrAgt', [bank]],
      ['Cdtr', [['Nm', cut(to.holderName, 140)]]],
      ['CdtrAcct', [accountId(to)]],
      ['RmtInf', [['Ustrd', cut(remittance, 140)]]],
    ],
  ];
}

/** The characters every bank takes in an id (EPC 217-08), and no slash at the ends. */
function isBankId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9?:().,'+ -]{0,34}$/.test(text);
}

function accountId({ scheme, account }: BankPlace): XmlPart {
  return ['Id', [scheme === 'iban' ? ['IBAN', account] : ['Othr', [['Id', account]]]]];
}

function institution({ scheme, bankCode, bankName }: BankPlace): XmlPart | undefined {
  if (scheme === 'iban') return bankCode === null ? undefined : ['FinInstnId', [['BICFI', bankCode]]];
  const member: XmlPart | undefined =
    bankCode === null
      ? undefined
      : [
          'ClrSysMmbId',
          [
            ['ClrSysId', [['Cd', clearing[scheme]]]],
            ['MmbId', bankCode],
          ],
        ];
  const name: XmlPart | undefined = bankName === null ? undefined : ['Nm', cut(bankName, 140)];
  return member || name ? ['FinInstnId', [member, name]] : undefined;
}

/** Minor units as a decimal with the places of the currency: 7000000 CNY is 70000.00, 500 JPY is 500. */
export function decimal(amountMinor: bigint, currency: string): string {
  const places = currencyExponent(currency) ?? 2;
  if (places === 0) return `${amountMinor}`;
  const digits = `${amountMinor}`.padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Whole characters of a person's sight, not halves of a pair; lengths in XSD count code points. */
function cut(text: string, most: number): string {
  return [...text.replaceAll(/\s+/g, ' ').trim()].slice(0, most).join('');
}
