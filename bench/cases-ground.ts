// What the measurements of cases stand on: customers, contracts with a voucher and a promised assurance, and cases already there.
import type pg from 'pg';

/** Of contracts and cases: `numbers` are what their ids are made from, so that a run can name any of them. */
export async function fillCases(
  owner: pg.Pool | pg.Client,
  tenantId: string,
  contracts: number,
  cases: number,
): Promise<void> {
  const fill = (sql: string, count: number) => owner.query(sql, [tenantId, count - 1]);
  await fill(
    `insert into persons (tenant_id, person_id, name, name_key, registered_at)
     select $1::uuid, md5('p' || n)::uuid, 'Customer ' || n, 'customer ' || n, now() from generate_series(0, $2::int) n`,
    contracts,
  );
  await fill(
    `insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, firm_id, store_id,
       amount_minor, currency, state, next_due_on, registered_at)
     select $1::uuid, md5('c' || n)::uuid, 'C-' || n, 'c-' || n, reverse(n::text), '2026-01-01', md5('p' || n)::uuid,
       (select firm_id from firms where tenant_id = $1 limit 1), (select store_id from stores where tenant_id = $1 limit 1),
       7000000, 'CNY', 'awaiting_delivery', '2026-01-03', now() from generate_series(0, $2::int) n`,
    contracts,
  );
  await fill(
    `insert into vouchers (tenant_id, contract_id, voucher_id, kind, number, paid_on, amount_minor, currency)
     select $1::uuid, md5('c' || n)::uuid, md5('v' || n)::uuid, 'receipt', 'V-' || n, '2026-01-01', 7000000, 'CNY' from generate_series(0, $2::int) n`,
    contracts,
  );
  await fill(
    `insert into promises (tenant_id, promise_id, contract_id, given_by, kind, state, source, commitment_id, commitment_version, time_zone,
       sorts_on, moved_times, ended_on, made_at, contract_number, person_id, signed_on)
     select $1::uuid, md5('m' || n)::uuid, md5('c' || n)::uuid, m.commitment_id, 'standing', 'open', 'commitment', m.commitment_id, 1,
       'Asia/Shanghai', 'infinity', 0, 'infinity', now(), 'C-' || n, md5('p' || n)::uuid, '2026-01-01'
     from generate_series(0, $2::int) n, (select commitment_id from commitments where tenant_id = $1 and code = 'advance-compensation') m`,
    contracts,
  );
  await fill(
    `insert into cases (tenant_id, case_id, number, state, rung, mode, opened_by, channel, problem, description, language, time_zone,
       complained_on, opened_at, person_id, contract_id, firm_id, store_id, damage_class, step, due_at, ours_due_at, ended_at, opted_out)
     select $1::uuid, md5('k' || n)::uuid, '260101-' || lpad(n::text, 7, '0'), s.state, 'merchant', 'v1', 'desk', 'store', 'not_delivered',
       'The floor has not come ' || n, 'en', 'Asia/Shanghai', '2026-01-01', now(), md5('p' || n)::uuid, md5('c' || n)::uuid,
       (select firm_id from firms where tenant_id = $1 limit 1), (select store_id from stores where tenant_id = $1 limit 1), 'none', 'follow_up',
       timestamptz '2026-01-01' + n * interval '7 seconds', now(), case when s.state in ('resolved', 'closed') then now() end, false
     from generate_series(0, $2::int) n
     cross join lateral (select (array['new', 'triaged', 'in_progress', 'resolved', 'closed', 'closed', 'closed'])[1 + n % 7] as state) s`,
    cases,
  );
  await fill(
    `insert into case_words (tenant_id, case_id, words)
     select $1::uuid, md5('k' || n)::uuid, array_to_tsvector(array[right($1::text, 6) || 'floor', right($1::text, 6) || n::text])
     from generate_series(0, $2::int) n`,
    cases,
  );
  await fill(
    `insert into case_proofs (tenant_id, case_id, kind, state, given_by) select $1::uuid, md5('k' || n)::uuid, k.kind, 'given', 'seen'
     from generate_series(0, $2::int) n, (values ('sales_contract'), ('payment_voucher')) k (kind)`,
    cases,
  );
  await owner.query('vacuum analyze persons, contracts, vouchers, promises, cases, case_words, case_proofs');
}

/** The id the database makes of a number: `md5('c' || n)::uuid`. */
export async function idsOf(owner: pg.Pool, letter: string, from: number, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select md5($1 || n)::uuid::text as id from generate_series($2::int, $3::int) n`,
    [letter, from, from + count - 1],
  );
  return rows.map(({ id }) => id);
}
