// Law packs as people read them: each rule with its validity, what it asks, who proves what, and what was read for it.
import type { z } from 'zod';
import type { showLawPack as contract, LawRuleShown, lawPackRow } from '#api/flow/3-decisions.routes';
import { refuse } from '#platform/refusal';
import type { LawPack, LawRule } from '../law-packs/law-pack.ts';
import { shippedPacks } from '../law-packs/law-packs.ts';
import type { ClockLaw } from '../law-packs/rule-language.ts';
import { factsAsked } from './facts-asked.ts';
import sources from './law-sources.json' with { type: 'json' };

export function listLawPacks(): z.input<typeof lawPackRow>[] {
  return shippedPacks.map(rowOf);
}

/** Refuses `law_pack.not_found`. */
export function showLawPack(packId: string): z.input<typeof contract.answer> {
  const pack = shippedPacks.find((one) => one.id === packId);
  if (!pack) throw refuse('law_pack.not_found', {});
  return { ...rowOf(pack), rules: pack.rules.map(ruleShown) };
}

function rowOf(pack: LawPack): z.input<typeof lawPackRow> {
  return {
    packId: pack.id,
    version: pack.version,
    asOf: pack.asOf,
    countries: pack.countries,
    localities: [...new Set(pack.rules.flatMap((rule) => rule.locality ?? []))].sort(),
    onlyMinimum: pack.onlyMinimum,
    ruleIds: pack.rules.map((rule) => rule.id),
    unverifiedCount: pack.rules.filter((rule) => rule.verified === 'unverified').length,
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
