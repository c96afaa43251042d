// The proofs the commitment names (E4): each wanted, given or done without, and the ways to give one.
import { Form, Input } from 'antd';
import { giveProof, waiveProof } from '#api/flow/2-cases';
import { readCaseFile } from '#api/flow/2-cases.links';
import type { Id } from '#api/values';
import { addressOf } from '../../../lib/address-of.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import { Field } from '../../../ui/field.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { SelectInput } from '../../../ui/select-input.tsx';
import { CaseDeed } from './case-deed.tsx';
import type { CaseShown } from './use-case-after.ts';

type Proof = CaseShown['proofs'][number];
const tones = { wanted: 'warn', given: 'good', waived: 'quiet' } as const;

export function CaseProofs({ shown }: { shown: CaseShown }) {
  const say = useWords();
  const wanted = shown.proofs.filter((proof) => proof.state === 'wanted');
  return (
    <section className="mg-panel">
      <div className="mg-panel-head">
        <h2>{say('cases:proofs.title')}</h2>
        {shown.proofs.length > 0 && (
          <Mark tone={wanted.length > 0 ? 'warn' : 'good'}>
            {wanted.length > 0 ? say('cases:proofs.missing', { count: wanted.length }) : say('cases:proofs.complete')}
          </Mark>
        )}
      </div>
      {shown.proofs.length === 0 && <p className="mg-quiet">{say('cases:proofs.none')}</p>}
      <ul className="mg-steps">
        {shown.proofs.map((proof) => (
          <ProofLine key={proof.kind} shown={shown} proof={proof} isFirst={proof === wanted[0]} />
        ))}
      </ul>
    </section>
  );
}

function ProofLine({ shown, proof, isFirst }: { shown: CaseShown; proof: Proof; isFirst: boolean }) {
  const say = useWords();
  const writing = useWriting();
  const { kind, state, by, at, who, note, fileId } = proof;
  const told = [by && say(`words:proof_by.${by}`), at && writing.instant(at), who, note].filter(Boolean).join(' · ');
  return (
    <li>
      <div className="mg-step-head">
        <strong>{say(`words:evidence.${kind}`)}</strong>
        <Mark tone={tones[state]}>{say(`words:proof_state.${state}`)}</Mark>
        {state === 'wanted' && (
          <div className="mg-row">
            {shown.may.includes('give_proof') && <GiveProof shown={shown} proof={proof} isFirst={isFirst} />}
            {shown.may.includes('waive_proof') && <WaiveProof shown={shown} proof={proof} />}
          </div>
        )}
      </div>
      {told && (
        <small className="mg-quiet">
          {told}{' '}
          {fileId && <a href={addressOf(readCaseFile, { params: { fileId } })}>{say('cases:proofs.open_file')}</a>}
        </small>
      )}
    </li>
  );
}

interface GiveValues {
  by: 'contract' | 'voucher' | 'file' | 'seen';
  fileId?: string;
  note?: string;
}

function GiveProof({ shown, proof: { kind }, isFirst }: { shown: CaseShown; proof: Proof; isFirst: boolean }) {
  const say = useWords();
  const ways = (['file', 'seen', 'contract', 'voucher'] as const).filter(
    (way) => (way !== 'contract' && way !== 'voucher') || shown.contractId !== null,
  );
  const files = shown.files.map((file) => ({ value: file.fileId, text: file.name }));
  return (
    <CaseDeed<typeof giveProof, GiveValues>
      contract={giveProof}
      deed={say('cases:proofs.give')}
      title={say('cases:proofs.give_title', { kind: say(`words:evidence.${kind}`) })}
      label={`${say('cases:proofs.give')}: ${say(`words:evidence.${kind}`)}`}
      shortcut={isFirst ? 'P' : undefined}
      initial={{ by: files.length > 0 ? 'file' : 'seen' }}
      toGiven={({ by, fileId, note }) => ({
        params: { caseId: shown.caseId },
        body:
          by === 'file'
            ? { by, kind, fileId: fileId as Id<'fil'> }
            : by === 'seen'
              ? { by, kind, note: note ?? '' }
              : { by, kind },
      })}
    >
      <Field name="by" label={say('cases:proofs.by')}>
        <SelectInput choices={ways.map((way) => ({ value: way, text: say(`cases:proofs.by_${way}`) }))} />
      </Field>
      <Form.Item noStyle dependencies={['by']}>
        {({ getFieldValue }) => {
          const by = getFieldValue('by') as GiveValues['by'];
          if (by === 'file' && files.length === 0) return <p className="mg-note">{say('cases:proofs.no_files')}</p>;
          if (by === 'file')
            return (
              <Field name="fileId" label={say('cases:proofs.file')}>
                <SelectInput choices={files} />
              </Field>
            );
          if (by !== 'seen') return null;
          return (
            <Field name="note" label={say('cases:proofs.note')}>
              <Input maxLength={500} />
            </Field>
          );
        }}
      </Form.Item>
    </CaseDeed>
  );
}

function WaiveProof({ shown, proof: { kind } }: { shown: CaseShown; proof: Proof }) {
  const say = useWords();
  return (
    <CaseDeed<typeof waiveProof, { reason: string }>
      contract={waiveProof}
      deed={say('cases:proofs.waive')}
      title={say('cases:proofs.waive_title', { kind: say(`words:evidence.${kind}`) })}
      label={`${say('cases:proofs.waive')}: ${say(`words:evidence.${kind}`)}`}
      toGiven={({ reason }) => ({ params: { caseId: shown.caseId }, body: { kind, reason } })}
    >
      <Field name="reason" label={say('cases:deed.reason')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Field>
    </CaseDeed>
  );
}
