// For tests: what the schema of pain.001.001.09 says of the elements we use, written down from the ISO 20022 message definition:
// for each element its children in their order, how often each may stand, and the type of its text.

export type Text = (text: string) => boolean;
export type Child = readonly [name: string, least: number, most: number];
export interface Rule {
  children?: readonly Child[];
  /** Exactly one of the children. */
  choice?: true;
  text?: Text;
  attributes?: readonly string[];
}

const characters =
  (most: number): Text =>
  (text) =>
    [...text].length >= 1 && [...text].length <= most;
const matches =
  (pattern: RegExp): Text =>
  (text) =>
    pattern.test(text);
const digitsIn = (text: string) => text.replace(/\D/g, '').replace(/^0+(?=\d)/, '').length;
const decimalOf =
  (total: number, fraction: number): Text =>
  (text) =>
    /^\d+(\.\d+)?$/.test(text) && digitsIn(text) <= total && (text.split('.')[1] ?? '').length <= fraction;
const dateTime = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);

const text = (check: Text): Rule => ({ text: check });
const party: Rule = {
  children: [
    ['Nm', 0, 1],
    ['PstlAdr', 0, 1],
    ['Id', 0, 1],
    ['CtryOfRes', 0, 1],
    ['CtctDtls', 0, 1],
  ],
};
const account: Rule = {
  children: [
    ['Id', 0, 1],
    ['Tp', 0, 1],
    ['Ccy', 0, 1],
    ['Nm', 0, 1],
    ['Prxy', 0, 1],
  ],
};
const agent: Rule = {
  children: [
    ['FinInstnId', 1, 1],
    ['BrnchId', 0, 1],
  ],
};

/** By path from the root, shortest ending that decides: the last two names, then the last. */
export const rules: Readonly<Record<string, Rule>> = {
  Document: { children: [['CstmrCdtTrfInitn', 1, 1]], attributes: ['xmlns'] },
  CstmrCdtTrfInitn: {
    children: [
      ['GrpHdr', 1, 1],
      ['PmtInf', 1, Infinity],
      ['SplmtryData', 0, Infinity],
    ],
  },
  GrpHdr: {
    children: [
      ['MsgId', 1, 1],
      ['CreDtTm', 1, 1],
      ['Authstn', 0, 2],
      ['NbOfTxs', 1, 1],
      ['CtrlSum', 0, 1],
      ['InitgPty', 1, 1],
      ['FwdgAgt', 0, 1],
      ['InitnSrc', 0, 1],
    ],
  },
  MsgId: text(characters(35)),
  CreDtTm: text(dateTime),
  NbOfTxs: text(matches(/^\d{1,15}$/)),
  CtrlSum: text(decimalOf(18, 17)),
  InitgPty: party,
  Nm: text(characters(140)),
  PmtInf: {
    children: [
      ['PmtInfId', 1, 1],
      ['PmtMtd', 1, 1],
      ['BtchBookg', 0, 1],
      ['NbOfTxs', 0, 1],
      ['CtrlSum', 0, 1],
      ['PmtTpInf', 0, 1],
      ['ReqdExctnDt', 1, 1],
      ['PoolgAdjstmntDt', 0, 1],
      ['Dbtr', 1, 1],
      ['DbtrAcct', 1, 1],
      ['DbtrAgt', 1, 1],
      ['DbtrAgtAcct', 0, 1],
      ['InstrForDbtrAgt', 0, 1],
      ['UltmtDbtr', 0, 1],
      ['ChrgBr', 0, 1],
      ['ChrgsAcct', 0, 1],
      ['ChrgsAcctAgt', 0, 1],
      ['CdtTrfTxInf', 1, Infinity],
    ],
  },
  PmtInfId: text(characters(35)),
  PmtMtd: text((given) => ['CHK', 'TRF', 'TRA'].includes(given)),
  BtchBookg: text((given) => ['true', 'false', '1', '0'].includes(given)),
  ReqdExctnDt: {
    choice: true,
    children: [
      ['Dt', 0, 1],
      ['DtTm', 0, 1],
    ],
  },
  Dt: text(matches(/^\d{4}-\d\d-\d\d$/)),
  Dbtr: party,
  DbtrAcct: account,
  DbtrAgt: agent,
  ChrgBr: text((given) => ['DEBT', 'CRED', 'SHAR', 'SLEV'].includes(given)),
  CdtTrfTxInf: {
    children: [
      ['PmtId', 1, 1],
      ['PmtTpInf', 0, 1],
      ['Amt', 1, 1],
      ['XchgRateInf', 0, 1],
      ['ChrgBr', 0, 1],
      ['MndtRltdInf', 0, 1],
      ['ChqInstr', 0, 1],
      ['UltmtDbtr', 0, 1],
      ['IntrmyAgt1', 0, 1],
      ['IntrmyAgt2', 0, 1],
      ['IntrmyAgt3', 0, 1],
      ['CdtrAgt', 0, 1],
      ['CdtrAgtAcct', 0, 1],
      ['Cdtr', 0, 1],
      ['CdtrAcct', 0, 1],
      ['UltmtCdtr', 0, 1],
      ['InstrForCdtrAgt', 0, Infinity],
      ['InstrForDbtrAgt', 0, 1],
      ['Purp', 0, 1],
      ['RgltryRptg', 0, 10],
      ['Tax', 0, 1],
      ['RltdRmtInf', 0, 10],
      ['RmtInf', 0, 1],
      ['SplmtryData', 0, Infinity],
    ],
  },
  PmtId: {
    children: [
      ['InstrId', 0, 1],
      ['EndToEndId', 1, 1],
      ['UETR', 0, 1],
    ],
  },
  EndToEndId: text(characters(35)),
  Amt: {
    choice: true,
    children: [
      ['InstdAmt', 0, 1],
      ['EqvtAmt', 0, 1],
    ],
  },
  InstdAmt: { text: decimalOf(18, 5), attributes: ['Ccy'] },
  CdtrAgt: agent,
  FinInstnId: {
    children: [
      ['BICFI', 0, 1],
      ['ClrSysMmbId', 0, 1],
      ['LEI', 0, 1],
      ['Nm', 0, 1],
      ['PstlAdr', 0, 1],
      ['Othr', 0, 1],
    ],
  },
  BICFI: text(matches(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/)),
  ClrSysMmbId: {
    children: [
      ['ClrSysId', 0, 1],
      ['MmbId', 1, 1],
    ],
  },
  ClrSysId: {
    choice: true,
    children: [
      ['Cd', 0, 1],
      ['Prtry', 0, 1],
    ],
  },
  Cd: text(characters(5)),
  MmbId: text(characters(35)),
  Cdtr: party,
  CdtrAcct: account,
  'DbtrAcct/Id': {
    choice: true,
    children: [
      ['IBAN', 0, 1],
      ['Othr', 0, 1],
    ],
  },
  'CdtrAcct/Id': {
    choice: true,
    children: [
      ['IBAN', 0, 1],
      ['Othr', 0, 1],
    ],
  },
  IBAN: text(matches(/^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/)),
  Othr: {
    children: [
      ['Id', 1, 1],
      ['SchmeNm', 0, 1],
      ['Issr', 0, 1],
    ],
  },
  'Othr/Id': text(characters(34)),
  Ccy: text(matches(/^[A-Z]{3}$/)),
  RmtInf: {
    children: [
      ['Ustrd', 0, Infinity],
      ['Strd', 0, Infinity],
    ],
  },
  Ustrd: text(characters(140)),
};
