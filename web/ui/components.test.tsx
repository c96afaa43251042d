import i18next from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { zhCN } from '#api/texts/zh-CN/index';
import { RefusedError } from '../lib/refused-error.ts';
import { BarChart } from './bar-chart.tsx';
import { CheckList } from './check-list.tsx';
import { DayChart } from './day-chart.tsx';
import { DayInput } from './day-input.tsx';
import { EmptyState } from './empty-state.tsx';
import { Fault } from './fault.tsx';
import { ListTable } from './list-table.tsx';
import { MoneyList } from './money-text.tsx';
import { DaysLate } from './subject/days-late.tsx';
import { ThreeLanguageInput } from './three-language-input.tsx';

beforeAll(async () => {
  const resources = { en, ru, 'zh-CN': zhCN } as const;
  const settings = { keySeparator: false, fallbackLng: false, interpolation: { escapeValue: false } } as const;
  await i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'shell', resources, ...settings });
});
async function draw(language: string, node: ReactNode): Promise<string> {
  await i18next.changeLanguage(language);
  return renderToStaticMarkup(node).replace(/[\u00a0\u202f]/g, ' ');
}

describe('a list', () => {
  const columns = [
    { id: 'name', title: 'Name', cell: (row: { name: string; days: number }) => row.name },
    { id: 'late', title: 'Late', cell: (row: { name: string; days: number }) => row.days, align: 'end' as const },
  ];
  const rows = [
    { name: '李雷', days: 3 },
    { name: 'Ада', days: 0 },
  ];
  const table = (given: typeof rows) => (
    <ListTable
      label="Customers"
      columns={columns}
      rows={given}
      rowKey={(row) => row.name}
      empty={<EmptyState title="None" />}
    />
  );
  test('names its rows by the first column, and every cell carries its title for the cards of a phone', async () => {
    const html = await draw('en', table(rows));
    expect(html).toContain('aria-label="Customers"');
    expect(html.match(/scope="row"/g)).toHaveLength(2);
    expect(html.match(/data-title="Late"/g)).toHaveLength(2);
    expect(html).toContain('2 rows');
  });
  test('counts its rows in the plural of the reader', async () => {
    expect(await draw('ru', table(rows))).toContain('2 строки');
    expect(await draw('ru', table(rows.slice(1)))).toContain('1 строка');
    expect(await draw('zh-CN', table(rows))).toContain('2 行');
  });
  test('that is empty says so instead of drawing an empty table', async () => {
    const html = await draw('en', table([]));
    expect(html).toContain('None');
    expect(html).not.toContain('<table');
  });
});

test('days late are said in words of each language, and in time is not late', async () => {
  const late = (days: number) => <DaysLate days={days} />;
  expect(await draw('ru', late(1))).toContain('1 день опоздания');
  expect(await draw('ru', late(3))).toContain('3 дня опоздания');
  expect(await draw('ru', late(11))).toContain('11 дней опоздания');
  expect(await draw('zh-CN', late(5))).toContain('逾期 5 天');
  expect(await draw('en', late(1))).toContain('1 day late');
  expect(await draw('en', late(0))).toContain('in time');
  expect(await draw('en', late(8))).toContain('mg-mark-bad');
  expect(await draw('en', late(7))).toContain('mg-mark-warn');
});

test('amounts of several currencies stand beside each other and are not added up', async () => {
  const amounts = [
    { amountMinor: '123456', currency: 'CNY' },
    { amountMinor: '50', currency: 'RUB' },
  ];
  const html = await draw('ru', <MoneyList amounts={amounts} />);
  expect(html).toContain('1 234,56 ¥');
  expect(html).toContain('0,50 ₽');
  expect(await draw('ru', <MoneyList amounts={[]} />)).toContain('—');
});

describe('a fault', () => {
  test('is read out, in the words of the server', async () => {
    const refused = new RefusedError(409, { refusal: 'firm.exists', message: '“Север” уже есть' });
    const html = await draw('ru', <Fault error={refused} again={() => undefined} />);
    expect(html).toContain('role="alert"');
    expect(html).toContain('“Север” уже есть');
    expect(html).toContain('Попробовать снова');
  });
  test('that is no refusal says that the server does not answer, and nothing of what broke', async () => {
    const html = await draw('en', <Fault error={new Error('TypeError: x is undefined')} />);
    expect(html).toContain('The server does not answer');
    expect(html).not.toContain('undefined');
  });
});

describe('charts', () => {
  test('give every bar its number in words, and the longest the whole width', async () => {
    const bars = [
      { key: 'a', title: '东方家居', value: 4000 },
      { key: 'b', title: 'Север', value: 1000 },
    ];
    const html = await draw('en', <BarChart label="Overdue" unit="contracts" bars={bars} />);
    expect(html).toContain('4,000');
    expect(html).toContain('width="100"');
    expect(html).toContain('width="25"');
    expect(html.match(/contracts/g)).toHaveLength(2);
  });
  test('over days have a table with the same numbers, and survive days without any', async () => {
    const days = [
      { day: '2026-01-01', title: 'Jan 1', values: [0, 0] },
      { day: '2026-01-02', title: 'Jan 2', values: [7, 3] },
    ];
    const series = [
      { title: 'kept', tone: 'good' as const },
      { title: 'broken', tone: 'bad' as const },
    ];
    const html = await draw('en', <DayChart label="Ninety days" series={series} days={days} />);
    expect(html).toContain('<td>7</td><td>3</td>');
    expect(html).not.toContain('NaN');
    expect(await draw('en', <DayChart label="Empty" series={series} days={[]} />)).not.toContain('NaN');
  });
});

describe('inputs', () => {
  test('a text in three languages begins with the language of the reader', async () => {
    const first = async (language: string) =>
      /lang="([^"]+)"/.exec(await draw(language, <ThreeLanguageInput label="Wording" value={{ ru: 'да' }} />))?.[1];
    expect([await first('ru'), await first('zh-CN'), await first('en')]).toEqual(['ru', 'zh-CN', 'en']);
  });
  test("a day stands in the reader's form", async () => {
    expect(await draw('ru', <DayInput value="2026-03-01" today="2026-03-09" />)).toContain('value="01.03.2026"');
    expect(await draw('zh-CN', <DayInput value="2026-03-01" today="2026-03-09" />)).toContain('value="2026-03-01"');
  });
  test('a list of boxes is a named group with the chosen ones ticked', async () => {
    const choices = [
      { value: 'agent' as const, text: 'agent' },
      { value: 'viewer' as const, text: 'viewer' },
    ];
    const html = await draw('en', <CheckList label="Roles" value={['viewer']} choices={choices} />);
    expect(html).toContain('role="group" aria-label="Roles"');
    expect(html.match(/checked=""/g)).toHaveLength(1);
  });
});
