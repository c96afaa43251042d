// The file of a day: every approved payment of an account's currency goes into one file for the bank, which can be downloaded at once.
import { useState } from 'react';
import type { z } from 'zod';
import { countPayments, downloadPaymentFile, makePaymentFile, type paymentFile } from '#api/flow/4-remedies';
import { listOwnAccounts, type ownAccount } from '#api/flow/4-remedies.settings';
import type { Id } from '#api/values';
import { addressOf } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { useToday } from '../../../lib/use-today.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';

type Made = z.infer<typeof paymentFile>;
type Own = z.infer<typeof ownAccount>;
interface Ready {
  currency: string;
  count: number;
  amountMinor: string;
}

export function MakeFile() {
  const say = useWords();
  const counts = useAnswer(countPayments, { query: {} });
  const accounts = useAnswer(listOwnAccounts, {});
  const [made, setMade] = useState<Made>();
  if (!counts.data || !accounts.data) return null;
  const ready = counts.data.rows.filter((row) => row.state === 'approved' && row.count > 0);
  const open = accounts.data.rows.filter((account) => account.closedAt === null);
  return (
    <>
      {made && <FileMade file={made} />}
      {ready.length > 0 && (
        <section className="mg-panel">
          <h2>{say('payments:file.make')}</h2>
          {ready.map((row) => (
            <OneCurrency
              key={row.currency}
              ready={row}
              accounts={open.filter((account) => account.currency === row.currency)}
              onMade={setMade}
            />
          ))}
        </section>
      )}
    </>
  );
}

function OneCurrency({ ready, accounts, onMade }: { ready: Ready; accounts: Own[]; onMade: (file: Made) => void }) {
  const say = useWords();
  const writing = useWriting();
  const today = useToday();
  const readAgain = useReadAgain();
  const [first] = accounts;
  if (!first) return <p>{say('payments:file.no_account', { currency: ready.currency })}</p>;
  return (
    <>
      <p>{say('payments:file.make_text', { count: ready.count, amount: writing.money(ready) })}</p>
      <DeedForm<typeof makePaymentFile, { ownAccountId: Id<'own'>; executeOn: string }>
        contract={makePaymentFile}
        initial={{ ownAccountId: first.ownAccountId, executeOn: today }}
        toGiven={(body) => ({ body })}
        onDone={(file) => {
          onMade(file);
          readAgain('payment', 'case', 'history');
        }}
        submit={say('payments:file.submit')}
      >
        <div className="mg-two">
          <Field name="ownAccountId" label={say('payments:file.account')}>
            <SelectInput
              choices={accounts.map(({ ownAccountId, name, shown }) => ({
                value: ownAccountId,
                text: `${name} ${shown}`,
              }))}
            />
          </Field>
          <Field name="executeOn" label={say('payments:file.execute_on')}>
            <DayInput today={today} />
          </Field>
        </div>
      </DeedForm>
    </>
  );
}

function FileMade({ file }: { file: Made }) {
  const say = useWords();
  return (
    <div className="mg-panel" role="status">
      <p>{say('payments:file.made', { count: file.count })}</p>
      <div className="mg-row">
        <FileDownload file={file} />
      </div>
    </div>
  );
}

/** A plain link: the browser saves the file under the name the bank knows it by. */
export function FileDownload({ file }: { file: Made }) {
  const say = useWords();
  return (
    <a
      className="mg-link-button"
      href={addressOf(downloadPaymentFile, { params: { fileId: file.fileId } })}
      download={`${file.messageId}.xml`}
      aria-label={say('payments:file.download_label', { name: file.messageId })}
    >
      {say('payments:file.download')}
    </a>
  );
}
