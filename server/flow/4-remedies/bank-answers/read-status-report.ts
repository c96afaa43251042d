// Reads a status report, pain.002.001.10: what the bank made of the orders it got. A word about a file or a block stands for every
// order in it that the report does not name by itself.
import type { ToldLine, ToldMessage } from './bank-line.ts';
import { minorOf } from './read-statement.ts';
import { all, at, textAt, type XmlNode } from './read-xml.ts';

/** External codes of a payment's status: settled on the debtor's side, refused, and all the steps between, which move no money. */
const meanings: Readonly<Record<string, ToldLine['says']>> = { ACSC: 'paid', ACCC: 'paid', RJCT: 'rejected' };

export function readStatusReport(report: XmlNode): ToldMessage {
  const bankId = textAt(report, 'GrpHdr', 'MsgId') ?? '';
  const on = textAt(report, 'GrpHdr', 'CreDtTm')?.slice(0, 10) ?? null;
  const group = at(report, 'OrgnlGrpInfAndSts');
  const fileId = textAt(group, 'OrgnlMsgId');
  const lines: ToldLine[] = [];
  const blocks = all(report, 'OrgnlPmtInfAndSts');
  for (const block of blocks) {
    for (const order of all(block, 'TxInfAndSts')) {
      const line = lineOf(order, textAt(order, 'TxSts'), on);
      if (line) lines.push(line);
    }
    const named = textAt(block, 'OrgnlPmtInfId');
    const whole = lineOf(block, textAt(block, 'PmtInfSts'), on);
    if (whole && named) lines.push(forWholeFile(whole, named));
  }
  const whole = lineOf(group, textAt(group, 'GrpSts'), on);
  // A group's status beside blocks with their own says nothing more.
  const blocksSay = blocks.some((block) => textAt(block, 'PmtInfSts') !== null);
  if (whole && fileId && !blocksSay) lines.push(forWholeFile(whole, fileId));
  return { kind: 'status', bankId, lines };
}

function forWholeFile(line: ToldLine, fileId: string): ToldLine {
  return { ...line, endToEndId: null, wholeFile: fileId, identity: `${line.identity} file ${fileId}` };
}

/** Undefined without a status: PART (some of each) is told order by order. */
function lineOf(order: XmlNode | undefined, status: string | null, on: string | null): ToldLine | undefined {
  if (order === undefined || status === null || status === 'PART') return undefined;
  const endToEndId = textAt(order, 'OrgnlEndToEndId');
  const says = meanings[status] ?? 'accepted';
  const because = all(order, 'StsRsnInf').map(
    (reason) => textAt(reason, 'AddtlInf') ?? textAt(reason, 'Rsn', 'Cd') ?? textAt(reason, 'Rsn', 'Prtry'),
  );
  const amount = at(order, 'OrgnlTxRef', 'Amt', 'InstdAmt');
  const currency = amount?.attributes.Ccy ?? null;
  const reason =
    because
      .filter((text) => text !== null)
      .join(' ')
      .slice(0, 500) || null;
  const accepted = textAt(order, 'AccptncDtTm')?.slice(0, 10);
  return {
    says,
    endToEndId,
    amountMinor: amount && currency ? minorOf(amount.text.trim(), currency) : null,
    currency,
    bookedOn: accepted ?? on,
    pending: false,
    isBooking: false,
    counterparty: null,
    remittance: null,
    bankReference: textAt(order, 'AcctSvcrRef') ?? textAt(order, 'StsId'),
    reason,
    wholeFile: null,
    identity: ['status', endToEndId, status, reason, accepted ?? on].join(' '),
  };
}
