// The fields of a complaint: four that are needed, two that help to find the contract. What was typed survives a reload.
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { showComplaintForm } from '#api/flow/2-cases.portals';
import type { Id } from '#api/values';
import { useDeed } from '../../lib/use-deed.ts';
import { Labelled } from '../frame/labelled.tsx';
import { Press } from '../frame/press.tsx';
import { faultAt, Trouble } from '../frame/trouble.tsx';
import { complain } from '../portal-routes.ts';
import { usePortalWords } from '../words/portal-words.tsx';
import { ClaimFields, customerClaimOf, isAmountUnread } from './claim-fields.tsx';
import { type ComplaintDraft, forgetDraft, keepDraft, keptDraft } from './complaint-draft.ts';
import type { Way } from './diagnose-walk.tsx';

type Form = z.infer<(typeof showComplaintForm)['answer']>;

export interface ComplainFormProps {
  form: Form;
  token: string;
  /** The tree they have walked before complaining. */
  way: Way | null;
  onTaken: (taken: { number: string; token: string }) => void;
}

const fields = ['name', 'phone', 'problem', 'description', 'contractNumber', 'storeId'] as const;

export function ComplainForm({ form, token, way, onTaken }: ComplainFormProps) {
  const { say, language } = usePortalWords();
  const [draft, setDraft] = useState<ComplaintDraft>(keptDraft);
  useEffect(() => keepDraft(draft), [draft]);
  const send = useDeed(complain, (taken) => {
    forgetDraft();
    onTaken(taken);
  });
  const set = (change: ComplaintDraft) => setDraft((before) => ({ ...before, ...change }));
  const fault = (field: (typeof fields)[number]) => faultAt(send.error, `body.${field}`);
  const { name = '', phone = '', problem, description = '', contractNumber = '', storeId, claim } = draft;
  return (
    <form
      className="pt-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined || isAmountUnread(claim ?? {}, form.currency)) return;
        const claimed = customerClaimOf(claim, form.currency);
        const about = { problem, description, contractNumber, storeId: storeId ?? null, claimed, diagnosis: way };
        send.mutate({ params: { token }, body: { name, phone, language, ...about } });
      }}
    >
      <Labelled label={say('complain.problem')} fault={fault('problem')}>
        {(marks) => (
          <select
            {...marks}
            className="pt-control"
            required
            value={problem ?? ''}
            onChange={(event) => set({ problem: form.problems.find((one) => one === event.target.value) })}
          >
            <option value="" disabled>
              {say('complain.choose')}
            </option>
            {form.problems.map((one) => (
              <option key={one} value={one}>
                {say(`problem.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={say('complain.words')} hint={say('complain.words_hint')} fault={fault('description')}>
        {(marks) => (
          <textarea
            {...marks}
            className="pt-control"
            required
            maxLength={4000}
            value={description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Labelled>
      <ClaimFields draft={claim ?? {}} currency={form.currency} isOptional onChange={(next) => set({ claim: next })} />
      <Line
        label={say('complain.name')}
        fault={fault('name')}
        complete="name"
        value={name}
        onType={(typed) => set({ name: typed })}
      />
      <Line
        label={say('complain.phone')}
        hint={say('complain.phone_hint')}
        fault={fault('phone')}
        complete="tel"
        value={phone}
        onType={(typed) => set({ phone: typed })}
      />
      <Line
        label={say('complain.contract')}
        hint={say('complain.contract_hint')}
        fault={fault('contractNumber')}
        isOptional
        value={contractNumber}
        onType={(typed) => set({ contractNumber: typed })}
      />
      {form.stores.length > 0 && (
        <Labelled label={say('complain.store')} fault={fault('storeId')}>
          {(marks) => (
            <select
              {...marks}
              className="pt-control"
              value={storeId ?? ''}
              onChange={(event) => set({ storeId: (event.target.value || null) as Id<'sto'> | null })}
            >
              <option value="">{say('complain.store_any')}</option>
              {form.stores.map((store) => (
                <option key={store.storeId} value={store.storeId}>
                  {store.name}, {store.city}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      )}
      <Trouble error={send.error} fields={fields.map((field) => `body.${field}`)} />
      <Press kind="main" sends isBusy={send.isPending}>
        {say('complain.send')}
      </Press>
    </form>
  );
}

interface LineProps {
  label: string;
  hint?: string;
  fault: string | undefined;
  /** What the browser may fill in by itself. */
  complete?: 'name' | 'tel';
  isOptional?: boolean;
  value: string;
  onType: (typed: string) => void;
}

function Line({ label, hint, fault, complete, isOptional = false, value, onType }: LineProps) {
  return (
    <Labelled label={label} hint={hint} fault={fault}>
      {(marks) => (
        <input
          {...marks}
          className="pt-control"
          type={complete === 'tel' ? 'tel' : 'text'}
          autoComplete={complete ?? 'off'}
          required={!isOptional}
          maxLength={complete === 'tel' ? 40 : 200}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Labelled>
  );
}
