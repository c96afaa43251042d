// Answers a new company: it gets the clocks of its playbooks and its country, each as version 1. Later they are its own to change.
import { sql } from 'kysely';
import { clockPolicyGiven } from '#api/flow/2-cases.clocks';
import type { Tx } from '#platform/database/transact';
import { clocksFor } from '../../../../../playbooks/index.ts';
import { addVersion, readVersions } from './clock-book.ts';

/** A demo has had its clocks for years; a company of one's own from its founding. One whose code is there already is left as it is. */
export async function bringClocks(tx: Tx): Promise<void> {
  const { rows } = await sql<{ kind: string; playbooks: string[]; country: string; foundedAt: string }>`
    select kind, playbooks, country, founded_at as "foundedAt" from tenants where tenant_id = ${tx.tenantId}`.execute(
    tx.sql,
  );
  const company = rows[0];
  if (!company) return;
  const known = new Set((await readVersions(tx)).map(({ code }) => code));
  const founded = new Date(company.foundedAt);
  const from = company.kind === 'demo' ? new Date(Date.UTC(founded.getUTCFullYear() - 3, 0)) : founded;
  for (const { code, policy } of clocksFor(company.playbooks, company.country)) {
    if (known.has(code)) continue;
    await addVersion(tx, {
      code,
      version: 1,
      policy: clockPolicyGiven.parse(policy),
      isOn: true,
      takesRunning: false,
      inForceFrom: from.toISOString(),
      writtenBy: tx.actor.signature,
    });
  }
}
