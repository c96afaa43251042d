// The bank of a story: reads the file it is given, remembers which orders it has executed, and answers with a status report or a
// statement. It knows an order by its end-to-end id and executes each once, as banks do; it shares no code with ours.

export interface BankOrderRead {
  endToEndId: string;
  amount: string;
  currency: string;
  name: string;
  account: string;
}

/** The transfers of a pain.001, by plain search: a bank's reader is not ours. */
export function readOrders(file: string): { messageId: string; orders: BankOrderRead[] } {
  const one = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  const orders = file.split('<CdtTrfTxInf>').slice(1);
  return {
    messageId: one(file, /<MsgId>([^<]*)</),
    orders: orders.map((order) => ({
      endToEndId: one(order, /<EndToEndId>([^<]*)</),
      amount: one(order, /<InstdAmt[^>]*>([^<]*)</),
      currency: one(order, /<InstdAmt Ccy="([A-Z]{3})"/),
      name: one(order, /<Cdtr><Nm>([^<]*)</),
      account: one(order, /<CdtrAcct><Id>(?:<Othr><Id>|<IBAN>)([^<]*)</),
    })),
  };
}

export interface StatementLine {
  order: BankOrderRead;
  /** Money out, or money coming back with a reason. */
  out: boolean;
  on: string;
  reason?: string;
  /** What the bank writes instead of the order's own id, or amount. */
  endToEndId?: string;
  amount?: string;
  pending?: boolean;
}

const document = (kind: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${kind}">${content}</Document>\n`;

/** A statement of account, camt.053.001.08, with one entry for each line. */
export function writeStatement(id: string, on: string, account: string, lines: readonly StatementLine[]): string {
  const entries = lines.map(({ order, out, reason, pending, ...line }, i) => {
    const amount = `<Amt Ccy="${order.currency}">${line.amount ?? order.amount}</Amt>`;
    const reference = `${id}-${i + 1}`;
    const party = out
      ? `<Cdtr><Pty><Nm>${order.name}</Nm></Pty></Cdtr>`
      : `<Dbtr><Pty><Nm>${order.name}</Nm></Pty></Dbtr>`;
    const returned = reason === undefined ? '' : `<RtrInf><Rsn><Cd>${reason}</Cd></Rsn></RtrInf>`;
    return `<Ntry><NtryRef>${reference}</NtryRef>${amount}<CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd>
      <Sts><Cd>${pending ? 'PDNG' : 'BOOK'}</Cd></Sts><BookgDt><Dt>${line.on}</Dt></BookgDt><AcctSvcrRef>${reference}</AcctSvcrRef>
      <BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>${line.endToEndId ?? order.endToEndId}</EndToEndId></Refs>
      ${amount}<CdtDbtInd>${out ? 'DBIT' : 'CRDT'}</CdtDbtInd><RltdPties>${party}</RltdPties>${returned}</TxDtls></NtryDtls></Ntry>`;
  });
  return document(
    'camt.053.001.08',
    `<BkToCstmrStmt><GrpHdr><MsgId>${id}</MsgId><CreDtTm>${on}T18:00:00Z</CreDtTm></GrpHdr>
    <Stmt><Id>${id}</Id><CreDtTm>${on}T18:00:00Z</CreDtTm><Acct><Id><Othr><Id>${account}</Id></Othr></Id></Acct>${entries.join('')}</Stmt>
    </BkToCstmrStmt>`,
  );
}

export interface StatusLine {
  order: BankOrderRead;
  status: 'ACCP' | 'ACSP' | 'ACSC' | 'RJCT';
  reason?: string;
}

/** A status report, pain.002.001.10, on orders of one file. */
export function writeStatusReport(id: string, on: string, fileId: string, lines: readonly StatusLine[]): string {
  const orders = lines.map(({ order, status, reason }) => {
    const because = reason === undefined ? '' : `<StsRsnInf><Rsn><Cd>${reason}</Cd></Rsn></StsRsnInf>`;
    return `<TxInfAndSts><OrgnlEndToEndId>${order.endToEndId}</OrgnlEndToEndId><TxSts>${status}</TxSts>${because}
      <OrgnlTxRef><Amt><InstdAmt Ccy="${order.currency}">${order.amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>`;
  });
  return document(
    'pain.002.001.10',
    `<CstmrPmtStsRpt><GrpHdr><MsgId>${id}</MsgId><CreDtTm>${on}T12:00:00Z</CreDtTm></GrpHdr>
    <OrgnlGrpInfAndSts><OrgnlMsgId>${fileId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
    <OrgnlPmtInfAndSts><OrgnlPmtInfId>${fileId}</OrgnlPmtInfId>${orders.join('')}</OrgnlPmtInfAndSts></CstmrPmtStsRpt>`,
  );
}

/** Executes each order once, however often its file is handed in: `executed` counts by id. */
export class StoryBank {
  readonly executed = new Map<string, number>();
  readonly #received = new Set<string>();

  take(file: string): BankOrderRead[] {
    const { messageId, orders } = readOrders(file);
    if (this.#received.has(messageId)) return [];
    this.#received.add(messageId);
    for (const { endToEndId } of orders) this.executed.set(endToEndId, (this.executed.get(endToEndId) ?? 0) + 1);
    return orders;
  }
}
