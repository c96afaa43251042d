// Guessing columns, orders of dates and decimal marks: what is certain is said, what is not is asked.
import { describe, expect, test } from 'vitest';
import { parseCell } from '../cells/parse-cell.ts';
import { parseDay } from '../cells/parse-date.ts';
import type { TableRow, WantedField } from '../table-types.ts';
import { detectDateOrder } from './detect-date-order.ts';
import { detectDecimalMark } from './detect-decimal-mark.ts';
import { guessColumns } from './guess-columns.ts';
import { matchHeader } from './match-header.ts';

const field = (name: string, kind: WantedField['kind'], zh: string[], ru: string[], en: string[]): WantedField => ({
  name,
  kind,
  required: true,
  synonyms: { zh, ru, en },
});
const wanted: WantedField[] = [
  field('contractNo', 'text', ['合同编号', '合同号'], ['номер договора'], ['contract number', 'contract no']),
  field('customerName', 'text', ['客户姓名', '姓名'], ['покупатель', 'ФИО'], ['customer name', 'customer']),
  field('phone', 'phone', ['电话', '手机'], ['телефон'], ['phone', 'mobile']),
  field('agreedOn', 'date', ['约定送货日期', '送货日期'], ['дата доставки'], ['agreed delivery date', 'delivery date']),
  field('total', 'money', ['金额', '合同金额'], ['сумма', 'цена'], ['total', 'amount']),
];
const defaults = { zone: 'Asia/Shanghai', currency: 'CNY', region: 'CN', dayAlone: 'day_end' } as const;
const rowsOf = (rows: string[][]): TableRow[] => rows.map((cells, index) => ({ line: index + 2, cells }));

describe('[TABLE-12] a column is proposed by its heading and what it holds', () => {
  test.each([
    ['zh', ['合同编号', '客户姓名', '手机', '送货日期', '合同金额']],
    ['ru', ['Номер договора', 'Покупатель', 'Телефон', 'Дата доставки', 'Сумма']],
    ['en', ['Contract_Number', 'CUSTOMER', 'Mobile Phone', 'DeliveryDate', 'Total amount']],
  ])('%s headings in any order', (_, header) => {
    const cells = ['HT-1', '王小明', '138 1234 5678', '2013-12-14', '1,234.50'];
    const turned = [2, 4, 0, 3, 1];
    const guesses = guessColumns(
      wanted,
      turned.map((index) => header[index] ?? ''),
      rowsOf([turned.map((index) => cells[index] ?? '')]),
      defaults,
    );
    expect(guesses.map((guess) => guess.column)).toEqual([2, 4, 0, 3, 1]);
    expect(guesses.every((guess) => guess.confidence > 0.5)).toBe(true);
  });

  test('two columns that fit alike are asked about, none that fits is null', () => {
    const guesses = guessColumns(
      wanted,
      ['Delivery date', 'Delivery date', 'x'],
      rowsOf([['2013-12-14', '2013-12-15', 'y']]),
      defaults,
    );
    expect(guesses[3]).toMatchObject({ column: 0, questions: [{ about: 'column', columns: [0, 1] }] });
    expect(guesses[0]).toMatchObject({ column: null, confidence: 0, reading: null });
  });

  test('a column that only looks right is offered, not proposed', () => {
    const [, , phone] = guessColumns(wanted, ['Col1'], rowsOf([['138 1234 5678']]), defaults);
    expect(phone).toMatchObject({ column: null, runnersUp: [{ column: 0 }] });
  });

  test('headings of JavaScript objects are only words (T-I4)', () => {
    const guesses = guessColumns(
      wanted,
      ['__proto__', 'constructor', 'toString', 'phone'],
      rowsOf([['1', '2', '3', '13812345678']]),
      defaults,
    );
    expect(guesses.map((guess) => guess.column)).toEqual([null, null, 3, null, null]);
    expect(matchHeader('__proto__', field('__proto__', 'text', [], [], []))).toBe(1);
  });
});

describe('[TABLE-13] the order of dates is told by the whole column or asked', () => {
  test.each([
    [['01/02/2015', '16/01/2015'], 'dmy'],
    [['01/02/2015', '01/16/2015'], 'mdy'],
    [['01.02.2015', '03.04.2015'], 'dmy'],
    [['11/13/06', '6/2/06', '3-Jul-06', 'Pre-PQ Process'], 'mdy'],
    [['98/12/14', '13/12/15'], 'ymd'],
  ] as const)('%j is %s', (cells, order) => {
    expect(detectDateOrder(cells)).toMatchObject({ reading: { order }, question: null });
  });

  test('when no cell tells, a person does', () => {
    const guess = detectDateOrder(['01/02/2015', '03/04/2015', '05/05/2015']);
    expect(guess).toMatchObject({
      reading: { order: null },
      question: { because: 'two_meanings', orders: ['dmy', 'mdy'], cells: 2 },
    });
  });

  test('two-digit years may stand first when the first number varies as little as years do', () => {
    const guess = detectDateOrder(['13/12/14', '13/12/15', '13/11/30', '13/10/02']);
    expect(guess.question).toMatchObject({ because: 'two_meanings', orders: ['ymd', 'dmy'] });
  });

  test('when cells contradict each other, a person does', () => {
    expect(detectDateOrder(['16/01/2015', '01/16/2015', '01/02/2015']).question).toMatchObject({
      because: 'orders_mixed',
      cells: 1,
    });
  });

  test('a column in which a spreadsheet has swapped day and month is noticed', () => {
    const swapped = Array.from({ length: 61 }, (_, index) =>
      new Date(Date.UTC(2015, 3, 1 + index)).toISOString().slice(0, 10),
    ).map((iso) => {
      const [year, month, date] = iso.split('-');
      return Number(date) <= 12 ? `${month}-${date}-${year}` : `${date}-${month}-${year}`;
    });
    expect(detectDateOrder(swapped).question).toMatchObject({
      because: 'looks_damaged',
      orders: ['mdy_else_dmy', 'dmy'],
    });
    const sound = swapped.map((_, index) =>
      new Date(Date.UTC(2015, 3, 1 + index)).toISOString().slice(0, 10).split('-').reverse().join('-'),
    );
    expect(detectDateOrder(sound)).toMatchObject({ reading: { order: 'dmy' }, question: null });
  });

  test('so is one whose spreadsheet made dates of what it swapped and left the rest as text', () => {
    const days = Array.from({ length: 61 }, (_, index) =>
      new Date(Date.UTC(2015, 3, 1 + index)).toISOString().slice(0, 10),
    );
    const rows = days.map((iso, index): TableRow => {
      const [year = '', month = '', date = ''] = iso.split('-');
      if (Number(date) > 12) return { line: index + 2, cells: [`${date}/${month}/${year}`], typed: [null] };
      const on = `${year}-${date}-${month}`;
      return { line: index + 2, cells: [on], typed: [{ kind: 'date', on, time: null }] };
    });
    const agreed = field('agreedOn', 'date', [], [], []);
    const [guess] = guessColumns([agreed], ['agreedOn'], rows, defaults);
    expect(guess?.questions).toMatchObject([{ because: 'looks_damaged', orders: ['mdy_else_dmy', 'dmy'], cells: 24 }]);
    const reading = { kind: 'date', order: 'mdy_else_dmy', serial: null } as const;
    const restored = rows.map((row) => parseCell(row.cells[0] ?? '', reading, row.typed?.[0] ?? null));
    expect(restored).toEqual(days.map((value) => ({ ok: true, value })));
    const sound = rows.map((row, index): TableRow => {
      const typed = row.typed?.[0] ? ({ kind: 'date', on: days[index] ?? '', time: null } as const) : null;
      return { ...row, cells: typed ? [typed.on] : row.cells, typed: [typed] };
    });
    expect(guessColumns([agreed], ['agreedOn'], sound, defaults)[0]?.questions).toEqual([]);
  });

  test('a column in which a program has rewritten what it could as year first is noticed', () => {
    const days = Array.from({ length: 200 }, (_, index) =>
      new Date(Date.UTC(2006, 5, 1 + index * 11)).toISOString().slice(0, 10),
    );
    const rewritten = days.map((iso) => {
      const [year = '', month = '', date = ''] = iso.split('-');
      const short = year.slice(2);
      return Number(date) <= 12 ? `20${month}-${date}-${short}` : `${Number(month)}/${Number(date)}/${short}`;
    });
    expect(detectDateOrder(rewritten).question).toMatchObject({
      because: 'looks_damaged',
      orders: ['mdy_through_ymd', 'mdy'],
    });
    const restored = rewritten.map((cell) => parseDay(cell, { order: 'mdy_through_ymd', serial: null }));
    expect(restored).toEqual(days.map((value) => ({ ok: true, value })));
    const sound = days.map((iso, index) =>
      index % 2 ? iso : `${Number(iso.slice(5, 7))}/${Number(iso.slice(8))}/${iso.slice(2, 4)}`,
    );
    expect(detectDateOrder(sound)).toMatchObject({ reading: { order: 'mdy' }, question: null });
  });

  test('serial days are taken for dates when most cells are such, and never among other dates', () => {
    expect(detectDateOrder(['41622', '41623.5', '41650']).reading).toEqual({ order: null, serial: '1900' });
    expect(detectDateOrder(['2013-12-14', '2013-12-15', '41650', '12345']).reading.serial).toBeNull();
  });
});

describe('[TABLE-14] the decimal mark is told by the whole column or asked', () => {
  test.each([
    [['1,234', '12.50'], '.'],
    [['1.234', '12,5'], ','],
    [['1,234,567'], '.'],
    [['0,125', '1,500'], ','],
  ] as const)('%j is %s', (cells, decimal) => {
    expect(detectDecimalMark(cells)).toMatchObject({ reading: { decimal }, question: null });
  });

  test('when no cell tells, or they contradict, a person does', () => {
    expect(detectDecimalMark(['1,234', '5'])).toMatchObject({ reading: { decimal: null }, question: { cells: 1 } });
    expect(detectDecimalMark(['1,2', '1.2', '1,234'])).toMatchObject({
      reading: { decimal: null },
      question: { cells: 1 },
    });
    expect(detectDecimalMark(['12', '13 ₽', 'n/a', 'SCMS-4'])).toMatchObject({ question: null, numbers: 2, cells: 4 });
  });
});
