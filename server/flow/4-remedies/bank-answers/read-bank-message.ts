// Tells which of the two messages of a bank a file is, and reads it: ISO 20022 pain.002.001.10 and camt.053.001.08 (earlier and later
// versions of the same messages differ in nothing that is read here).
import { refuse } from '#platform/refusal';
import type { Steps } from '#platform/work-in-slices';
import type { ToldMessage } from './bank-line.ts';
import { readStatement } from './read-statement.ts';
import { readStatusReport } from './read-status-report.ts';
import { at, readXmlInSteps, type XmlNode, XmlUnreadable } from './read-xml.ts';

/** Refuses `bank_message.unreadable` and `bank_message.unknown_kind`. */
export function* readBankMessage(bytes: Uint8Array): Steps<ToldMessage> {
  const document = yield* parse(textOf(bytes));
  const status = at(document, 'CstmrPmtStsRpt');
  if (document.name === 'Document' && status) return readStatusReport(status);
  const statement = at(document, 'BkToCstmrStmt');
  if (document.name === 'Document' && statement) return yield* readStatement(statement);
  const found = `${document.name}/${document.children[0]?.name ?? ''}`.slice(0, 100);
  throw refuse('bank_message.unknown_kind', { found });
}

function* parse(text: string): Steps<XmlNode> {
  try {
    return yield* readXmlInSteps(text);
  } catch (error) {
    if (error instanceof XmlUnreadable) throw refuse('bank_message.unreadable', { line: error.line });
    throw error;
  }
}

/** In the encoding the file declares; banks of Russia and China do not all write UTF-8. */
function textOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^(?:ï»¿)?<\?xml[^>]*encoding=["']([\w-]{1,20})["']/.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    throw refuse('bank_message.unreadable', { line: 1 });
  }
}
