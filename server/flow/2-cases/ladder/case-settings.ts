// How long each side has: kept per company; deadlines already running stay as they are.
import { sql } from 'kysely';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { type CaseSettings, usualSettings } from '../case-file.ts';

export type SettingsShown = CaseSettings & { hasComplaintLink: boolean };

export async function showSettings(snapshot: Snapshot): Promise<SettingsShown> {
  const { rows } = await sql<CaseSettings>`select triage_hours as "triageHours", merchant_days as "merchantDays",
      step_days as "stepDays", mall_days as "mallDays" from case_settings where tenant_id = ${snapshot.tenantId}`.execute(
    snapshot.sql,
  );
  const { rows: links } = await sql`select from case_links
    where tenant_id = ${snapshot.tenantId} and purpose = 'form' and revoked_at is null limit 1`.execute(snapshot.sql);
  return { ...(rows[0] ?? usualSettings), hasComplaintLink: links.length > 0 };
}

export async function changeSettings(acting: Acting, given: CaseSettings): Promise<SettingsShown> {
  allow(acting, 'case.settings');
  return await acting.transact(async (tx) => {
    await sql`insert into case_settings (tenant_id, triage_hours, merchant_days, step_days, mall_days)
      values (${tx.tenantId}, ${given.triageHours}, ${given.merchantDays}, ${given.stepDays}, ${given.mallDays})
      on conflict (tenant_id) do update set triage_hours = excluded.triage_hours, merchant_days = excluded.merchant_days,
        step_days = excluded.step_days, mall_days = excluded.mall_days`.execute(tx.sql);
    recordFact(tx, 'case_settings.changed', tx.tenantId, {});
    return await showSettings(tx);
  });
}
