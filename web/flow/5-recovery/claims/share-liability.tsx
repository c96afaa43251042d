// Sharing a decided amount out anew: percentages of those who bear it, of firms added to them, and the rest our own.
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { z } from 'zod';
import { type liability, shareLiability } from '#api/flow/5-recovery';
import { liabilityBases } from '#api/flow/5-recovery.words';
import { listMerchants } from '#api/registry/merchants';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useDeed } from '../../../lib/use-deed.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useLater } from '../../../lib/use-later.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';
import { Fault } from '../../../ui/fault.tsx';
import { FindChoice } from '../../../ui/find-choice.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { type Draft, draftsOf, restOf, sharesOf } from './share-drafts.ts';
import './share-liability.css';

type Liability = z.infer<typeof liability>;

export function ShareLiability({ liability: shown, onDone }: { liability: Liability; onDone: () => void }) {
  const say = useWords();
  const readAgain = useReadAgain();
  const reasonId = useId();
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => draftsOf(shown.shares));
  const [reason, setReason] = useState('');
  const share = useDeed(shareLiability, () => {
    readAgain('claim', 'merchant_account', 'ageing', 'books', 'history');
    onDone();
  });
  const change = (key: string, to: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...to } : draft)));
  const shares = sharesOf(drafts);
  const rest = restOf(drafts);
  return (
    <div className="mg-stack">
      {drafts.map((draft) => (
        <ShareLine key={draft.key} draft={draft} onChange={(to) => change(draft.key, to)} />
      ))}
      <AddFirm
        onAdd={(draft) => {
          if (drafts.every((one) => one.key !== draft.key)) setDrafts([...drafts, draft]);
        }}
      />
      <p role="status">{say(rest === undefined ? 'books:share.wrong' : 'books:share.rest', { percent: rest ?? '' })}</p>
      <label htmlFor={reasonId}>{say('books:reason')}</label>
      <Input id={reasonId} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      {share.isError && <Fault error={share.error} />}
      <div className="mg-row">
        <Button
          type="primary"
          loading={share.isPending}
          disabled={shares === undefined || reason.trim() === ''}
          onClick={() => {
            if (shares) share.mutate({ params: { decisionId: shown.decisionId }, body: { shares, reason } });
          }}
        >
          {say('books:share.change')}
        </Button>
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
    </div>
  );
}

function ShareLine({ draft, onChange }: { draft: Draft; onChange: (to: Partial<Draft>) => void }) {
  const say = useWords();
  const id = useId();
  return (
    <fieldset className="mg-share">
      <legend>
        {draft.name} <span className="mg-quiet">{say(`recovery:bearer.${draft.bearer}`)}</span>
      </legend>
      <div className="mg-two">
        <div>
          <label htmlFor={`${id}-share`}>{say('books:share.percent')}</label>
          <Input
            id={`${id}-share`}
            inputMode="decimal"
            value={draft.percent}
            onChange={(event) => onChange({ percent: event.target.value })}
          />
        </div>
        <div>
          <label htmlFor={`${id}-basis`}>{say('books:share.basis')}</label>
          <SelectInput
            id={`${id}-basis`}
            value={draft.basis}
            choices={liabilityBases.map((value) => ({ value, text: say(`recovery:basis.${value}`) }))}
            onChange={(value) => onChange({ basis: liabilityBases.find((one) => one === value) ?? draft.basis })}
          />
        </div>
      </div>
    </fieldset>
  );
}

/** Another firm that bears a part: first what it is to us, then which one. */
function AddFirm({ onAdd }: { onAdd: (draft: Draft) => void }) {
  const say = useWords();
  const kindId = useId();
  const [bearer, setBearer] = useState<Draft['bearer']>('maker');
  const [typed, setTyped] = useState('');
  const find = useLater(typed.trim(), 200);
  const found = useAnswer(listMerchants, { query: { find, limit: 10 } }, { when: find !== '', keepLast: true });
  const rows = find === '' ? [] : (found.data?.rows ?? []);
  const kinds = ['merchant', 'maker', 'carrier', 'insurer'] as const;
  return (
    <div className="mg-two">
      <div>
        <label htmlFor={kindId}>{say('books:share.add')}</label>
        <SelectInput
          id={kindId}
          value={bearer}
          choices={kinds.map((value) => ({ value, text: say(`recovery:bearer.${value}`) }))}
          onChange={(value) => setBearer(kinds.find((one) => one === value) ?? 'maker')}
        />
      </div>
      <FindChoice
        label={say('registry:merchant.find')}
        hint={say('registry:merchant.find')}
        chosen={undefined}
        typed={typed}
        onType={setTyped}
        choices={rows.map((row) => ({ value: row.firmId, text: row.legalName }))}
        onChoose={(choice) => {
          const firm = rows.find((row) => row.firmId === choice?.value);
          if (!firm) return;
          const key = `${bearer} ${firm.firmId}`;
          onAdd({
            key,
            bearer,
            firmId: firm.firmId,
            staffId: null,
            name: firm.legalName,
            basis: 'fault',
            percent: '0',
          });
        }}
      />
    </div>
  );
}
