// Words an evidence pack in the reader's language: pairs at the head, then a section for each kind of proof. Pure.

import { fillText } from '#api/texts/fill-text';
import { factText, moneyText, wordOf } from '#api/texts/index';
import { describeJudgement } from '../judgement/letters/describe-judgement.ts';
import { evidenceTexts } from './evidence-texts.ts';
import type { Evidence } from './read-evidence.ts';

export interface WordedEvidence {
  title: string;
  pairs: { name: string; value: string }[];
  sections: { title: string; lines: string[] }[];
}

export function wordEvidence(evidence: Evidence): WordedEvidence {
  const { language, file, company, madeAt } = evidence;
  const texts = evidenceTexts[language];
  const { day, instant } = writing(evidence);
  const pairs = [
    [texts.case, file.number],
    [texts.state, wordOf(`case_state.${file.state}`, language)],
    [texts.problem, wordOf(`case_problem.${file.problem}`, language)],
    [texts.customer, file.personName],
    [texts.merchant, file.legalName ?? ''],
    [texts.contract, file.contractNumber ?? ''],
    [texts.complained, day(file.complainedOn)],
    [texts.made, `${instant(madeAt.toISOString())} · ${company}`],
  ];
  return {
    title: `${texts.title} · ${file.number}`,
    pairs: pairs.flatMap(([name = '', value = '']) => (value === '' ? [] : [{ name, value }])),
    sections: [...aboutSale(evidence), ...aboutCase(evidence), ...aboutAnswer(evidence)].map(({ title, lines }) => ({
      title,
      lines: lines.length > 0 ? lines : [texts.none],
    })),
  };
}

type Section = WordedEvidence['sections'][number];

function writing({ language, timeZone }: Evidence) {
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return {
    day: (day: string) => days.format(new Date(`${day}T00:00:00Z`)),
    instant: (at: string) => instants.format(new Date(at)),
  };
}

const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');

function aboutSale(evidence: Evidence): Section[] {
  const { language, contract } = evidence;
  const texts = evidenceTexts[language];
  const { day, instant } = writing(evidence);
  if (!contract) return [];
  const { terms, vouchers } = contract;
  const { amountMinor, currency } = terms;
  const price =
    amountMinor !== null && currency ? moneyText({ amountMinor: `${amountMinor}`, currency }, language) : null;
  return [
    {
      title: texts.obligations,
      lines: [
        joined(terms.number, day(terms.signedOn), price),
        ...terms.obligations.map((one) =>
          joined(
            wordOf(`obligation.${one.kind}`, language),
            one.dueOn && `${texts.due} ${day(one.dueOn)}`,
            one.fulfilledAt && `${texts.done} ${instant(one.fulfilledAt)}`,
          ),
        ),
      ],
    },
    {
      title: texts.vouchers,
      lines: vouchers.map((one) =>
        joined(
          one.paidOn && day(one.paidOn),
          one.amountMinor !== null &&
            one.currency !== null &&
            moneyText({ amountMinor: one.amountMinor, currency: one.currency }, language),
        ),
      ),
    },
  ];
}

function aboutCase(evidence: Evidence): Section[] {
  const { language, file } = evidence;
  const texts = evidenceTexts[language];
  const { day, instant } = writing(evidence);
  return [
    { title: texts.told, lines: [file.description] },
    {
      title: texts.proofs,
      lines: file.proofs.map((one) =>
        joined(
          wordOf(`evidence.${one.kind}`, language),
          wordOf(`proof_state.${one.state}`, language),
          one.at && instant(one.at),
          one.who,
          one.note,
        ),
      ),
    },
    {
      title: texts.visits,
      lines: file.visits.map((one) => joined(instant(one.doneAt ?? one.plannedAt), one.who, one.findings)),
    },
    {
      title: texts.demands,
      lines: file.demands.map((one) =>
        joined(
          instant(one.sentAt),
          one.toWhom,
          one.text,
          `${texts.due} ${instant(one.dueAt)}`,
          one.answer && `${texts.answer}: ${wordOf(`demand_answer.${one.answer}`, language)}`,
          one.answeredAt && instant(one.answeredAt),
          one.answerNote,
          one.performOn && day(one.performOn),
        ),
      ),
    },
    {
      title: texts.messages,
      lines: file.messages
        .filter(({ kind }) => kind !== 'note')
        .map((one) => joined(instant(one.at), one.who, one.text)),
    },
  ];
}

function aboutAnswer(evidence: Evidence): Section[] {
  const { language, judged, decisions, letters, history, timeZone } = evidence;
  const texts = evidenceTexts[language];
  const { day, instant } = writing(evidence);
  const decided = (kind: 'compensation' | 'goodwill') =>
    decisions
      .filter((one) => one.kind === kind)
      .map((one) =>
        joined(
          wordOf(`decision.state.${one.state}`, language),
          one.approvedOn && day(one.approvedOn),
          moneyText({ amountMinor: `${one.totalMinor}`, currency: one.currency }, language),
          one.lines.map((line) => `${wordOf(`payment_head.${line.head}`, language)} [${line.ruleId}]`).join(', '),
        ),
      );
  const told = history.map((one) => ({
    name: one.name,
    line: joined(instant(one.at), factText(one.name, one.body, language, timeZone), one.who),
  }));
  const claims = judged.facts?.history;
  return [
    {
      title: texts.owed,
      lines: [
        ...(claims
          ? [
              fillText(texts.claims, {
                claims: claims.claims,
                refused: claims.refusedClaims,
                penalties: claims.penaltyClaims,
                goodwill: claims.goodwillGiven,
              }),
            ]
          : []),
        ...(judged.judgement ? describeJudgement(judged.judgement, language) : [texts.notJudged]),
      ],
    },
    { title: texts.decisions, lines: decided('compensation') },
    { title: texts.goodwill, lines: decided('goodwill') },
    {
      title: texts.payments,
      lines: told.filter(({ name }) => /^(payment|receipt)\./.test(name)).map(({ line }) => line),
    },
    { title: texts.letters, lines: letters.map((one) => joined(instant(one.madeAt), one.subject)) },
    { title: texts.timeline, lines: told.map(({ line }) => line) },
  ];
}
