// Cells of every kind: what they mean in three languages, and why a bad one is bad.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnReading, cellReasons, type DateReading, dateOrders } from '../table-types.ts';
import { parseCell } from './parse-cell.ts';
import { parseDay, parseInstant } from './parse-date.ts';
import { readDateShape } from './read-date-shape.ts';
import { readTime } from './read-time.ts';

const unknown: DateReading = { order: null, serial: null };
const inOrder = (order: DateReading['order']): DateReading => ({ order, serial: null });
function day(text: string, reading = unknown): string {
  const read = parseDay(text, reading);
  return read.ok ? read.value : read.reasonCode;
}

describe('[TABLE-8] a date that tells itself is read the same whatever the column', () => {
  test.each([
    ['2013-12-14', '2013-12-14'],
    ['2013/1/4', '2013-01-04'],
    ['2013.01.04', '2013-01-04'],
    ['20131214', '2013-12-14'],
    ['2013年12月14日', '2013-12-14'],
    ['2013 年 1 月 4 号 星期五 下午3点', '2013-01-04'],
    ['２０１３年１２月１４日', '2013-12-14'],
    ['14 декабря 2013 г.', '2013-12-14'],
    ['сб, 14 дек. 2013', '2013-12-14'],
    ['14 December 2013', '2013-12-14'],
    ['Dec 14, 2013', '2013-12-14'],
    ['December 14th, 2013', '2013-12-14'],
    ['2-Jun-06', '2006-06-02'],
    ['02-Jun-99', '1999-06-02'],
    ['2006-Jun-02', '2006-06-02'],
    ['2017-07-26 10:57:55', '2017-07-26'],
    ['2017-07-26T10:57:55.123Z', '2017-07-26'],
    ['25/12/2013', '2013-12-25'],
    ['12/25/2013', '2013-12-25'],
    ['05/05/2013', '2013-05-05'],
    ['29.02.2016', '2016-02-29'],
  ])('%s', (text, iso) => {
    expect(day(text)).toBe(iso);
    expect(day(text, inOrder('mdy_else_dmy'))).toBe(iso);
  });

  test.each([
    ['04/05/2013', 'cell.date_order_unknown'],
    ['6/2/06', 'cell.date_order_unknown'],
    ['Pre-PQ Process', 'cell.not_a_date'],
    ['Date Not Captured', 'cell.not_a_date'],
    ['2013-02-30', 'cell.no_such_day'],
    ['2013-13-01', 'cell.no_such_day'],
    ['31.06.2013', 'cell.no_such_day'],
    ['14.12.2013 25:00', 'cell.not_a_date'],
    ['14.12.2013 15', 'cell.not_a_date'],
    ['41622', 'cell.not_a_date'],
    ['12', 'cell.not_a_date'],
    ['14 Smarch 2013', 'cell.not_a_date'],
  ])('%s is %s', (text, reason) => {
    expect(day(text)).toBe(reason);
  });
});

describe('[TABLE-9] a date of two meanings is read by the order of its column and no other', () => {
  test.each([
    ['04/05/2013', 'dmy', '2013-05-04'],
    ['04/05/2013', 'mdy', '2013-04-05'],
    ['6/2/06', 'mdy', '2006-06-02'],
    ['06/02/13', 'ymd', '2006-02-13'],
    ['25/12/2013', 'mdy', 'cell.no_such_day'],
    ['04-08-2015', 'mdy_else_dmy', '2015-04-08'],
    ['22-04-2015', 'mdy_else_dmy', '2015-04-22'],
    ['04-22-2015', 'dmy_else_mdy', '2015-04-22'],
  ] as const)('%s as %s is %s', (text, order, wanted) => {
    expect(day(text, inOrder(order))).toBe(wanted);
  });

  test('serial days of spreadsheets, only where the column has them', () => {
    expect(day('41622', { order: null, serial: '1900' })).toBe('2013-12-14');
    expect(day('40160', { order: null, serial: '1904' })).toBe('2013-12-14');
    expect(parseInstant('41622.75', { order: null, serial: '1900', zone: 'Etc/UTC', dayAlone: 'bad' })).toEqual({
      ok: true,
      value: Date.parse('2013-12-14T18:00Z'),
    });
  });

  test('every day written in every way of every order is that day', () => {
    const anyDay = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, fc.constantFrom('-', '/', '.'), fc.boolean(), (iso, mark, short) => {
        const [year = '', month = '', date = ''] = iso.split('-');
        const shown = short ? year.slice(2) : year;
        expect(day([date, month, shown].join(mark), inOrder('dmy'))).toBe(iso);
        expect(day([month, date, shown].join(mark), inOrder('mdy'))).toBe(iso);
        expect(day([shown, month, date].join(mark), inOrder('ymd'))).toBe(iso);
        expect(day(`${year}年${Number(month)}月${Number(date)}日`)).toBe(iso);
        for (const locale of ['en-US', 'en-GB', 'ru-RU']) {
          const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
          expect(day(format.format(new Date(iso)))).toBe(iso);
        }
      }),
    );
  });
});

describe('[TABLE-10] a time of day is read with its half of the day and its offset', () => {
  test.each([
    ['15:20', 55_200],
    ['3:20:05 pm', 55_205],
    ['12:00:00 am', 0],
    ['12:30 pm', 45_000],
    ['下午3点20分', 55_200],
    ['上午 9:05', 32_700],
    ['15时20分30秒', 55_230],
    ['凌晨12点', 0],
    ['中午12点', 43_200],
    ['10:57:55.123', 39_475],
  ])('%s', (text, seconds) => {
    expect(readTime(text)?.seconds).toBe(seconds);
  });

  test.each(['24:00', '12:60', '15:20 pm', '9', 'noon', '10:00 +15:00', ''])('%j is none', (text) => {
    expect(readTime(text)).toBeNull();
  });

  test('an instant is by its own offset, else by the zone, and a day alone as the column says', () => {
    const reading = { order: 'dmy', serial: null, zone: 'America/New_York', dayAlone: 'day_end' } as const;
    const at = (text: string, more = {}) => parseInstant(text, { ...reading, ...more });
    const ok = (iso: string) => ({ ok: true, value: Date.parse(iso) });
    expect(at('2013-12-14T10:00:00+08:00')).toEqual(ok('2013-12-14T02:00Z'));
    expect(at('2013-12-14 10:00:00Z')).toEqual(ok('2013-12-14T10:00Z'));
    expect(at('14/12/2013 10:00')).toEqual(ok('2013-12-14T15:00Z'));
    expect(at('10/03/2024 02:30')).toEqual(ok('2024-03-10T03:30-04:00'));
    expect(at('14/12/2013')).toEqual(ok('2013-12-15T05:00Z'));
    expect(at('14/12/2013', { dayAlone: 'day_start' })).toEqual(ok('2013-12-14T05:00Z'));
    expect(at('14/12/2013', { dayAlone: 'bad' })).toMatchObject({ ok: false, reasonCode: 'cell.no_time_of_day' });
  });
});

describe('[TABLE-11] a cell is a value, empty, or bad with a reason; reading one never throws', () => {
  const money: ColumnReading = { kind: 'money', currency: 'CNY', decimal: null };
  const whole: ColumnReading = { kind: 'integer', decimal: null };
  const state: ColumnReading = {
    kind: 'enum',
    values: [{ code: 'delivered', words: ['已送达', 'Доставлен', 'done'] }],
  };

  test.each([
    ['  ', { kind: 'text' }, null],
    [' Côte ', { kind: 'text' }, 'Côte'],
    ['1,234.5', money, { amountMinor: 123450n, currency: 'CNY' }],
    ['1 000', whole, 1000],
    ['5.00', whole, 5],
    ['-0', whole, 0],
    ['доставлён', state, 'delivered'],
    ['已送达', state, 'delivered'],
    ['138 1234 5678', { kind: 'phone', region: 'CN' }, '+8613812345678'],
  ] as const)('%j', (text, reading, value) => {
    expect(parseCell(text, reading as ColumnReading)).toEqual({ ok: true, value });
  });

  test.each([
    ['lost\ufffd', { kind: 'text' }, 'cell.undecodable'],
    ['nul\0', { kind: 'text' }, 'cell.undecodable'],
    ['x'.repeat(40_000), { kind: 'text' }, 'cell.text_too_long'],
    ['1,234', money, 'cell.decimal_mark_unknown'],
    ['5.5', whole, 'cell.not_whole'],
    ['5 pcs', whole, 'cell.not_a_number'],
    ['99999999999999999999', whole, 'cell.out_of_range'],
    ['lost', state, 'cell.unknown_word'],
    ['constructor', state, 'cell.unknown_word'],
  ] as const)('%j', (text, reading, reasonCode) => {
    expect(parseCell(text, reading as ColumnReading)).toMatchObject({ ok: false, reasonCode });
  });

  test('a number a spreadsheet typed needs no decimal mark, its dates no order', () => {
    expect(
      parseCell('1.234', { ...whole, kind: 'money', currency: 'KWD' }, { kind: 'number', exact: '1.234' }),
    ).toEqual({
      ok: true,
      value: { amountMinor: 1234n, currency: 'KWD' },
    });
    const typed = { kind: 'date', on: '2013-04-05', time: null } as const;
    expect(parseCell('2013-04-05', { kind: 'date', order: 'dmy', serial: null }, typed)).toEqual({
      ok: true,
      value: '2013-04-05',
    });
  });

  test('any text at all, in any reading', () => {
    const readings: ColumnReading[] = [
      ...dateOrders.map((order): ColumnReading => ({ kind: 'date', order, serial: '1900' })),
      { kind: 'instant', order: null, serial: '1904', zone: 'Asia/Kathmandu', dayAlone: 'day_end' },
      money,
      whole,
      state,
      { kind: 'phone', region: 'RU' },
      { kind: 'text' },
    ];
    const likely = fc.string({ unit: fc.constantFrom(...'0123456789./-:,年月日 apmgг'), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), likely), fc.constantFrom(...readings), (text, reading) => {
        const read = parseCell(text, reading);
        if (!read.ok) expect(cellReasons).toContain(read.reasonCode);
      }),
      { numRuns: 1_000 },
    );
  });

  test('hostile text costs no time', () => {
    const started = performance.now();
    for (const text of [' '.repeat(1e6), '1'.repeat(1e6), '1/'.repeat(1e6), 'ж'.repeat(1e6)])
      expect(readDateShape(text)).toBeNull();
    expect(performance.now() - started).toBeLessThan(200);
  });
});
