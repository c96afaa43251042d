// Law packs as people read them: each rule with its validity, what it asks, who proves what, and what was read for it.
import type { z } from 'zod';
import type { showLawPack as contract, LawRuleShown, lawPackRow } from '#api/flow/3-decisions.routes';
import type { readWrittenPack as writtenContract } from '#api/flow/3-decisions.versions';
import { assert } from '#platform/assert';
import type { Snapshot } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { companyToday } from '../lawbooks/refuse-past-day.ts';
import { showVersions } from '../lawbooks/show-versions.ts';
import { versionReader } from '../lawbooks/version-store.ts';
import { changedRules } from './drafting/check-pack.ts';
import { draftPack, findPack, packInForce, packTextOf, shippedNumber } from './drafting/pack-versions.ts';
import { factsAsked } from './facts-asked.ts';
import type { LawPack, LawRule } from './law-pack.ts';
import { shippedPacks } from './law-packs.ts';
import sources from './law-sources.json' with { type: 'json' };
import type { ClockLaw } from './rule-language.ts';

type Row = z.input<typeof lawPackRow>;

/** Each as it is in force today, else as its draft. */
export async function listLawPacks(snapshot: Snapshot): Promise<Row[]> {
  const today = await companyToday(snapshot);
  const current = (await versionReader(snapshot, 'law_pack').current(today)).map(packTextOf);
  const drafts = new Map(current.flatMap(({ row, pack }) => (row.state === 'draft' ? [[row.code, pack]] : [])));
  const own = new Map(current.flatMap(({ row, pack }) => (row.state === 'published' ? [[row.code, pack]] : [])));
  const ids = new Set([...shippedPacks.map((pack) => pack.id), ...own.keys(), ...drafts.keys()]);
  return [...ids].flatMap((id) => {
    const pack = own.get(id) ?? shippedPacks.find((one) => one.id === id) ?? drafts.get(id);
    return pack ? [lawPackRowOf(pack, { isOwn: own.has(id), hasDraft: drafts.has(id) })] : [];
  });
}

/** Refuses `law_pack.not_found`, and `lawbook_draft.not_found` when a draft is asked for that is not there. */
export async function showLawPack(
  snapshot: Snapshot,
  packId: string,
  of: 'draft' | 'in_force',
): Promise<z.input<typeof contract.answer>> {
  const inForce = await packInForce(snapshot, packId);
  const draft = await draftPack(snapshot, packId);
  if (!inForce && !draft) throw refuse('law_pack.not_found', {});
  if (of === 'draft' && !draft) throw refuse('lawbook_draft.not_found', {});
  const shown = of === 'draft' ? draft : (inForce ?? draft);
  assert(shown !== undefined, 'BOOK-1 a pack is in force, or a draft');
  const shipped = shippedPacks.some((pack) => pack.id === packId) ? shippedNumber : null;
  const rows = await versionReader(snapshot, 'law_pack').list(packId);
  const { versions } = await showVersions(snapshot, rows, shipped, await companyToday(snapshot));
  return {
    ...lawPackRowOf(shown.pack, { isOwn: inForce?.isOwn ?? false, hasDraft: draft !== undefined }),
    rules: shown.pack.rules.map(ruleShown),
    changedRuleIds: shown === draft ? changedRules(shown.pack.rules, inForce?.pack.rules ?? []) : [],
    versions,
  };
}

/** Refuses as `showLawPack`. */
export async function readWrittenPack(
  snapshot: Snapshot,
  packId: string,
  of: 'draft' | 'in_force',
): Promise<z.input<typeof writtenContract.answer>> {
  if (of === 'in_force') {
    const { pack, written } = await findPack(snapshot, packId);
    return { packId: pack.id, revision: null, pack: written };
  }
  const draft = await draftPack(snapshot, packId);
  if (!draft) throw refuse('lawbook_draft.not_found', {});
  return { packId, revision: draft.row.revision, pack: draft.written };
}

export function lawPackRowOf(pack: LawPack, own: { isOwn: boolean; hasDraft: boolean }): Row {
  return {
    packId: pack.id,
    version: pack.version,
    asOf: pack.asOf,
    countries: pack.countries,
    localities: [...new Set(pack.rules.flatMap((rule) => rule.locality ?? []))].sort(),
    onlyMinimum: pack.onlyMinimum,
    ruleIds: pack.rules.map((rule) => rule.id),
    unverifiedCount: pack.rules.filter((rule) => rule.verified === 'unverified').length,
    ...own,
  };
}

function ruleShown(rule: LawRule): LawRuleShown {
  const { contract, event, decision, dayUnverified } = rule.validity;
  const burden = rule.burden ?? [];
  return {
    ruleId: rule.id,
    title: rule.title,
    basis: rule.basis,
    effect: rule.effect,
    problems: rule.problems,
    locality: rule.locality ?? null,
    validity: {
      contract: spanOf(contract),
      event: spanOf(event),
      decision: spanOf(decision),
      dayUnverified: dayUnverified ?? false,
    },
    asks: factsAsked(rule.about, rule.when),
    window: rule.window ? { at: rule.window.at, ...termOf(rule.window.clock) } : null,
    exceptions: rule.except.map(({ code, text, verified }) => ({ code, text, verified })),
    burden: burden.flatMap(({ from, lines }) =>
      lines.map(({ untilLength, unit, holder }) => ({
        from,
        untilLength: untilLength ?? null,
        unit: unit ?? null,
        holder,
      })),
    ),
    proofs: {
      customer: [...new Set(burden.flatMap((one) => one.customerProves))],
      trader: [...new Set(burden.flatMap((one) => one.traderProves))],
    },
    remedies: rule.remedies.map(({ kind, chooser, step, onTop, due }) => ({
      kind,
      chooser,
      step,
      onTop,
      due: due ? termOf(due) : null,
    })),
    obligors: rule.obligors,
    meter: meterOf(rule),
    notice: rule.notice ?? null,
    citation: rule.citation,
    sources: sourcesOf(rule.source),
    verified: rule.verified,
  };
}

function meterOf({ meter }: LawRule): LawRuleShown['meter'] {
  if (!meter) return null;
  const { subject, due, daily } = meter;
  return {
    subjects: subject,
    due: due ? termOf(due) : null,
    rate: daily?.rate ?? null,
    of: daily?.of ?? null,
    cap: daily?.cap ?? null,
  };
}

function termOf({ from, length, unit }: ClockLaw) {
  return { from, length, unit };
}

function spanOf(span: { from?: string | undefined; until?: string | undefined } | undefined) {
  return span ? { from: span.from ?? null, until: span.until ?? null } : null;
}

const titles: Readonly<Record<string, string>> = sources;

/** `s14, s17 (…)` → what was read under these numbers. A rule that rests on nothing read has none. */
function sourcesOf(source: string): LawRuleShown['sources'] {
  return [...source.matchAll(/\bs\d{1,3}[a-z]?\b/g)].flatMap(([code]) => {
    const title = titles[code];
    return title === undefined ? [] : [{ code, title }];
  });
}
