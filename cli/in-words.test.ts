// The command line in Chinese and Russian: nothing it says is left in English, and what scripts read does not change.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { speakToConsole } from '../server/platform/config/console-words.ts';
import { COMMANDS } from './commands.ts';
import { type CommandText, commandTexts, usageInWords } from './in-words.ts';
import { runCommandLine } from './run-command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'makegood-words-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => speakToConsole('en'));

async function type(...args: string[]): Promise<{ code: number; said: string; out: string }> {
  const [out, notes]: [string[], string[]] = [[], []];
  const terminal = {
    env: { MAKEGOOD_HOME: join(folder, 'home') },
    out: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
  };
  const code = await runCommandLine(args, terminal);
  return { code, said: [...out, ...notes].join('\n'), out: out.join('\n') };
}

const foreign = { ru: /[а-яё]/i, 'zh-CN': /\p{Script=Han}/u } as const;
const languages = ['ru', 'zh-CN'] as const;

test('[CLI-9] every text says the same in the three languages: the same values, options and settings', () => {
  const marks = (text: string) => [
    ...new Set(text.match(/\{\{\w+\}\}|--[a-z-]+|[A-Z]{2,}_[A-Z_0-9]+|npm \w+|\d{2,}|SIGTERM|JSON/g)),
  ];
  // A reader's own word for a megabyte, and a value with its colon alone, have nothing to translate.
  for (const [key, english] of Object.entries(commandTexts.en) as [CommandText, string][]) {
    for (const language of languages) {
      const text = commandTexts[language][key];
      expect([key, marks(text).toSorted()]).toEqual([key, marks(english).toSorted()]);
      if (/[a-z]{3}/i.test(english.replaceAll(/\{\{\w+\}\}/g, '')))
        expect([key, text]).toEqual([key, expect.stringMatching(foreign[language])]);
    }
  }
});

test.each(languages)(
  '[CLI-9] in %s the help of every command speaks it in every line that is a sentence',
  async (language) => {
    speakToConsole(language);
    const whole = await type('--help');
    expect(whole.said).toContain(usageInWords('makegood COMMAND'));
    for (const { name } of COMMANDS) {
      const { said } = await type(name, '--help');
      const sentences = said.split('\n').filter((line) => line.split(' ').filter(Boolean).length > 3);
      for (const line of sentences.slice(1))
        if (!/^[A-Z_0-9 ()~/.,]+$/.test(line))
          expect([name, line]).toEqual([name, expect.stringMatching(foreign[language])]);
    }
  },
);

test.each(languages)('[CLI-9] in %s every trouble a person can type is told in it', async (language) => {
  writeFileSync(join(folder, 'torn.json'), '{');
  writeFileSync(join(folder, 'empty.json'), '{}');
  writeFileSync(join(folder, 'torn.story.yaml'), 'story: 1');
  const at = (name: string) => join(folder, name);
  const typed = [
    ['doctr'],
    ['xyz'],
    ['doctor', '--jsn'],
    ['backup', 'x'],
    ['restore'],
    ['start'],
    ['backup'],
    ['restore', at('nothing')],
    ['decide', at('none.json')],
    ['decide', at('torn.json')],
    ['decide', at('empty.json')],
    ['decide', at('empty.json'), '--language', 'fr'],
    ['decide', at('empty.json'), '--playbook', 'x'],
    ['plan', at('none.json')],
    ['plan', at('torn.json')],
    ['plan', at('empty.json')],
    ['plan', at('empty.json'), '--seconds', 'x'],
    ['plan', at('empty.json'), '--threads', '65'],
    ['story', at('none.yaml')],
    ['story', at('torn.story.yaml')],
    ['promises', 'kept'],
    ['promises', 'overdue', '--on', 'soon'],
    ['promises', 'overdue'],
    ['import', 'contracts', at('none.csv')],
    ['import', 'contracts', at('none.csv'), '--key', 'k'],
  ];
  speakToConsole(language);
  for (const args of typed) {
    const { code, said } = await type(...args);
    expect(code, args.join(' ')).toBeGreaterThan(0);
    for (const line of said.split('\n'))
      expect([args.join(' '), line]).toEqual([args.join(' '), expect.stringMatching(foreign[language])]);
  }
});

test('[CLI-9] a plan and a doctor speak, and their JSON is the same in every language', async () => {
  const told: string[] = [];
  for (const language of ['en', ...languages] as const) {
    speakToConsole(language);
    const { sound, findings } = JSON.parse((await type('doctor', '--json')).out) as {
      sound: boolean;
      findings: { subject: string; state: string; code: string }[];
    };
    told.push(JSON.stringify([sound, findings.map(({ subject, state, code }) => [subject, state, code])]));
    const spoken = await type('doctor');
    const lines = spoken.out.split('\n');
    if (language !== 'en') for (const line of lines) expect(line).toMatch(foreign[language]);
  }
  expect(new Set(told).size).toBe(1);
});
