// Who may release how much, alone and together, and the caps; an administrator changes them as a new version.
import { Form, InputNumber } from 'antd';
import type { z } from 'zod';
import { type approvalLimitsShown, changeApprovalLimits, showApprovalLimits } from '#api/flow/3-decisions.compensation';
import { type Role, roles } from '#api/permissions';
import type { Money } from '#api/values';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useMay, useWriting } from '../../../lib/use-session.ts';
import { AmountInput } from '../../../ui/amount-input.tsx';
import { DeedDialog } from '../../../ui/deed-dialog.tsx';
import { DeedForm } from '../../../ui/deed-form.tsx';
import { Field } from '../../../ui/field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { type Column, ListTable } from '../../../ui/list-table.tsx';
import { MoneyText } from '../../../ui/money-text.tsx';
import { Pairs } from '../../../ui/pairs.tsx';

type Limits = z.infer<typeof approvalLimitsShown>;
type RoleLimit = Limits['roles'][number];

export function ApprovalLimits() {
  const say = useWords();
  const { data } = useAnswer(showApprovalLimits, {});
  if (!data) return null;
  return (
    <Fold title={say('compensation:limits.title')}>
      <LimitsShown limits={data} />
    </Fold>
  );
}

function LimitsShown({ limits }: { limits: Limits }) {
  const say = useWords();
  const may = useMay();
  const writing = useWriting();
  const money = (amountMinor: string | null) =>
    amountMinor === null ? (
      say('compensation:limits.no_end')
    ) : (
      <MoneyText money={{ amountMinor, currency: limits.currency }} />
    );
  const columns: Column<RoleLimit>[] = [
    { id: 'role', title: say('compensation:limits.role'), cell: (row) => say(`words:role.${row.role}`) },
    { id: 'alone', title: say('compensation:limits.alone'), align: 'end', cell: (row) => money(row.aloneMinor) },
    { id: 'jointly', title: say('compensation:limits.jointly'), align: 'end', cell: (row) => money(row.jointlyMinor) },
  ];
  const version =
    limits.version === 0
      ? say('compensation:limits.defaults')
      : say('compensation:limits.version', { version: limits.version });
  return (
    <>
      <p className="mg-quiet">
        {say('compensation:limits.lead')} ({version})
      </p>
      <ListTable
        label={say('compensation:limits.title')}
        columns={columns}
        rows={limits.roles}
        rowKey={(row) => row.role}
        empty={<p className="mg-quiet">{say('compensation:limits.none')}</p>}
      />
      <Pairs
        pairs={[
          [say('compensation:limits.per_contract'), money(limits.perContractMinor)],
          [say('compensation:limits.goodwill'), money(limits.goodwillMinor)],
          [
            say('compensation:limits.claim_months'),
            limits.claimMonths === null ? say('compensation:limits.no_end') : writing.number(limits.claimMonths),
          ],
        ]}
      />
      {may('limits.write') && (
        <div className="mg-row">
          <DeedDialog deed={say('change')} title={say('compensation:limits.title')} kind="small">
            {(close) => <LimitsForm limits={limits} close={close} />}
          </DeedDialog>
        </div>
      )}
    </>
  );
}

type Alone = Partial<Record<Role, Money | null>>;
interface Values {
  alone: Alone;
  jointly: Alone;
  perContract?: Money | null;
  goodwill?: Money | null;
  claimMonths?: number | null;
}

/** An empty first amount: the role does not sign. An empty other one: without limit. */
function LimitsForm({ limits, close }: { limits: Limits; close: () => void }) {
  const say = useWords();
  const { currency } = limits;
  const money = (amountMinor: string | null) => (amountMinor === null ? null : { amountMinor, currency });
  const byRole = (pick: (limit: RoleLimit) => string | null): Alone =>
    Object.fromEntries(limits.roles.map((limit) => [limit.role, money(pick(limit))]));
  return (
    <DeedForm<typeof changeApprovalLimits, Values>
      contract={changeApprovalLimits}
      initial={{
        alone: byRole((limit) => limit.aloneMinor),
        jointly: byRole((limit) => limit.jointlyMinor),
        perContract: money(limits.perContractMinor),
        goodwill: money(limits.goodwillMinor),
        claimMonths: limits.claimMonths,
      }}
      toGiven={({ alone, jointly, perContract, goodwill, claimMonths }) => ({
        body: {
          currency,
          roles: roles.flatMap((role) => {
            const aloneMinor = alone?.[role]?.amountMinor;
            const jointlyMinor = jointly?.[role]?.amountMinor ?? null;
            return aloneMinor === undefined ? [] : [{ role, aloneMinor, jointlyMinor }];
          }),
          perContractMinor: perContract?.amountMinor ?? null,
          goodwillMinor: goodwill?.amountMinor ?? null,
          claimMonths: claimMonths ?? null,
        },
      })}
      onDone={close}
      submit={say('save')}
      onCancel={close}
    >
      {roles.map((role) => (
        <Form.Item key={role} label={say(`words:role.${role}`)}>
          <div className="mg-row">
            <Form.Item name={['alone', role]} noStyle>
              <AmountInput
                currency={currency}
                label={`${say(`words:role.${role}`)}: ${say('compensation:limits.alone')}`}
              />
            </Form.Item>
            <Form.Item name={['jointly', role]} noStyle>
              <AmountInput
                currency={currency}
                label={`${say(`words:role.${role}`)}: ${say('compensation:limits.jointly')}`}
              />
            </Form.Item>
          </div>
        </Form.Item>
      ))}
      <Field name="perContract" label={say('compensation:limits.per_contract')} optional>
        <AmountInput currency={currency} />
      </Field>
      <Field name="goodwill" label={say('compensation:limits.goodwill')} optional>
        <AmountInput currency={currency} />
      </Field>
      <Field name="claimMonths" label={say('compensation:limits.claim_months')} optional>
        <InputNumber min={1} max={1200} precision={0} />
      </Field>
    </DeedForm>
  );
}
