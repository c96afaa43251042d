// The measures of the desk and the cases behind them as spreadsheets, in the reader's language. What looks like a formula is guarded by the
// writer (T-X11).
import type { z } from 'zod';
import type { showDesk } from '#api/flow/6-learning.desk';
import { measureText, wordOf } from '#api/texts/index';
import type { InThreeLanguages, Language } from '#api/values';
import type { WrittenCell } from '#platform/tables/xlsx/spreadsheet-cells';
import { writeSpreadsheet } from '#platform/tables/xlsx/write-spreadsheet';
import type { DeskCase } from './list-desk-cases.ts';

type Desk = z.input<typeof showDesk.answer>;
type Say = (key: string, facts?: Readonly<Record<string, unknown>>) => string;
/** Measure, number, what it counts. */
type Line = readonly [string, number | null, string];

const saying =
  (language: Language): Say =>
  (key, facts = {}) =>
    measureText(`desk.${key}`, facts, language);

/** One line a number, in the order of the screen, each with its definition beside it (DESK-7). Shares are of 1. */
export function deskLines(desk: Desk, language: Language): Line[] {
  const say = saying(language);
  return [...answerLines(desk, say), ...clockLines(desk, say, language), ...standingLines(desk, say)];
}

export function writeDeskSheet(desk: Desk, language: Language): Promise<Uint8Array> {
  const say = saying(language);
  const lines = deskLines(desk, language);
  const header = ['sheet_measure', 'sheet_number', 'sheet_meaning'].map((key) => say(key));
  const period = say('sheet', { from: desk.from, until: desk.until });
  return writeSpreadsheet(`${desk.from} ${desk.until}`, header, [
    [period, null, null],
    ...lines.map(([name, number, meaning]) => [name, toCell(number), meaning]),
  ]);
}

function answerLines({ answers, endings }: Desk, say: Say): Line[] {
  const answered = (key: string, number: number | null): Line => [say(key), number, say('answers_meaning')];
  const ended = (name: string, number: number | null): Line => [name, number, say('endings_meaning')];
  return [
    answered('written', answers.written),
    answered('answered', answers.answered),
    answered('unanswered', answers.unanswered),
    answered('mean', answers.meanMinutes),
    answered('median_minutes', answers.medianMinutes),
    answered('ninetieth_minutes', answers.ninetiethMinutes),
    ended(say('resolved'), endings.resolved),
    ended(say('complained'), endings.complained),
    ended(say('first_contact'), endings.firstContact),
    ended(say('opened_share', { name: say('first_contact') }), endings.firstContactShare),
    ended(say('reopened'), endings.reopened),
    ended(say('opened_share', { name: say('reopened') }), endings.reopenedShare),
  ];
}

function clockLines({ clocks }: Desk, say: Say, language: Language): Line[] {
  return clocks.flatMap(({ name, code, due, met, missed, metShare }) => {
    const clock = nameIn(name, language) ?? code;
    const line = (key: string, number: number | null): Line => [`${clock}: ${say(key)}`, number, say('clocks_meaning')];
    return [line('met', met), line('missed', missed), line('due', due), line('met_share', metShare)];
  });
}

function standingLines({ backlog, load }: Desk, say: Say): Line[] {
  const persons = load.flatMap(({ owner, ...counts }) =>
    (['open', 'waiting', 'overdue'] as const).map((key): Line => {
      const name = owner?.name ?? say('nobody');
      return [`${name}: ${say(key)}`, counts[key], say('load_meaning')];
    }),
  );
  return [
    [say('open'), backlog.open, say('backlog_meaning')],
    ...backlog.ages.map(({ age, cases }): Line => [say(`age.${age}`), cases, say('backlog_meaning')]),
    ...persons,
  ];
}

/** The rows of a list, as it shows them; moments as instants of UTC. */
export function writeDeskCasesSheet(rows: readonly DeskCase[], language: Language): Promise<Uint8Array> {
  const say = saying(language);
  const header = ['case', 'customer', 'state', 'person', 'clock', 'at', 'minutes'].map((key) => say(key));
  return writeSpreadsheet(
    say('case'),
    header,
    rows.map(({ number, personName, state, owner, code, at, minutes }) => [
      ...[number, personName, wordOf(`case_state.${state}`, language), owner?.name ?? null, code, at],
      toCell(minutes),
    ]),
  );
}

const toCell = (number: number | null): WrittenCell =>
  number === null ? null : { number: String(Math.round(number * 10_000) / 10_000) };

function nameIn(name: InThreeLanguages, language: Language): string | undefined {
  return name[language] ?? name.en ?? name['zh-CN'] ?? name.ru;
}
