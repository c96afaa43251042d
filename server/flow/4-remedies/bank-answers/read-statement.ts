// Reads a statement of account, camt.053.001.08: what was booked. One line for each transaction of each entry.
import { currencyExponent } from '#platform/money/currency-exponent';
import type { Steps } from '#platform/work-in-slices';
import type { ToldLine, ToldMessage } from './bank-line.ts';
import { all, at, textAt, type XmlNode } from './read-xml.ts';

export function* readStatement(message: XmlNode): Steps<ToldMessage> {
  const bankId = textAt(message, 'GrpHdr', 'MsgId') ?? '';
  const lines: ToldLine[] = [];
  const seen = new Map<string, number>();
  for (const statement of all(message, 'Stmt')) {
    const account = at(statement, 'Acct', 'Id');
    const accountId = textAt(account, 'IBAN') ?? textAt(account, 'Othr', 'Id') ?? '';
    for (const entry of all(statement, 'Ntry')) {
      if (lines.length % 100 === 0) yield;
      for (const line of linesOf(entry, accountId)) {
        // Two lines of one statement that differ in nothing are two; the same two sent again are the same two.
        const nth = (seen.get(line.identity) ?? 0) + 1;
        seen.set(line.identity, nth);
        lines.push({ ...line, identity: `${line.identity} ${nth}` });
      }
    }
  }
  return { kind: 'statement', bankId, lines };
}

function linesOf(entry: XmlNode, accountId: string): ToldLine[] {
  const details = all(entry, 'NtryDtls').flatMap((part) => all(part, 'TxDtls'));
  if (details.length > 0) return details.map((detail) => lineOf(entry, detail, accountId, details.length === 1));
  // A sum of our whole file booked in one entry: it names the block, which has the file's own name.
  const block = textAt(entry, 'NtryDtls', 'Btch', 'PmtInfId');
  return [{ ...lineOf(entry, undefined, accountId, true), wholeFile: block }];
}

function lineOf(entry: XmlNode, detail: XmlNode | undefined, accountId: string, alone: boolean): ToldLine {
  // A detail that stands alone may leave out what its entry says.
  const amount = at(detail, 'Amt') ?? at(detail, 'AmtDtls', 'TxAmt', 'Amt') ?? (alone ? at(entry, 'Amt') : undefined);
  const currency = amount?.attributes.Ccy ?? null;
  const amountMinor = amount && currency ? minorOf(amount.text.trim(), currency) : null;
  const out = (textAt(detail, 'CdtDbtInd') ?? textAt(entry, 'CdtDbtInd')) === 'DBIT';
  const bookedOn = dayOf(at(entry, 'BookgDt')) ?? dayOf(at(entry, 'ValDt'));
  const bankReference =
    textAt(detail, 'Refs', 'AcctSvcrRef') ?? textAt(entry, 'AcctSvcrRef') ?? textAt(entry, 'NtryRef');
  const told = textAt(detail, 'Refs', 'EndToEndId');
  const endToEndId = told === 'NOTPROVIDED' ? null : told;
  const status = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts');
  const returned = at(detail, 'RtrInf');
  const identity = ['entry', accountId, endToEndId, bankReference, amountMinor, currency, out, bookedOn].join(' ');
  return {
    says: out ? 'paid' : 'money_back',
    endToEndId,
    amountMinor,
    currency,
    bookedOn,
    pending: status !== 'BOOK',
    isBooking: true,
    counterparty: partyOf(detail, out ? 'Cdtr' : 'Dbtr'),
    remittance:
      all(at(detail, 'RmtInf'), 'Ustrd')
        .map((part) => part.text.trim())
        .join(' ')
        .slice(0, 500) || null,
    bankReference,
    reason: textAt(returned, 'AddtlInf') ?? textAt(returned, 'Rsn', 'Cd') ?? textAt(returned, 'Rsn', 'Prtry'),
    wholeFile: null,
    identity,
  };
}

function partyOf(detail: XmlNode | undefined, role: 'Cdtr' | 'Dbtr'): string | null {
  const party = at(detail, 'RltdPties', role);
  return textAt(party, 'Pty', 'Nm') ?? textAt(party, 'Nm');
}

function dayOf(date: XmlNode | undefined): string | null {
  const day = (textAt(date, 'Dt') ?? textAt(date, 'DtTm'))?.slice(0, 10);
  return day && /^\d{4}-\d\d-\d\d$/.test(day) ? day : null;
}

/** Null for what is no amount of the currency: an unknown code, or more places than it has. */
export function minorOf(text: string, currency: string): bigint | null {
  const [, whole = '', fraction = ''] = /^(\d{1,15})(?:\.(\d{1,5}))?$/.exec(text) ?? [];
  const places = currencyExponent(currency);
  if (whole === '' || places === null || /[1-9]/.test(fraction.slice(places))) return null;
  return BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
}
