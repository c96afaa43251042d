// What a person sees who types: help from the table, one line and exit code 2 for what is not understood.
import { expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { inWords } from './in-words.ts';
import { runCommandLine } from './run-command-line.ts';

async function type(...args: string[]): Promise<{ code: number; out: string[]; notes: string[] }> {
  const out: string[] = [];
  const notes: string[] = [];
  const terminal = {
    env: {},
    out: (line: string) => void out.push(line),
    note: (line: string) => void notes.push(line),
  };
  return { code: await runCommandLine(args, terminal), out, notes };
}

test.each(COMMANDS.map(({ name }) => name))(
  '[CLI-1] %s has a help that names its summary and every option',
  async (name) => {
    const { code, out } = await type(name, '--help');
    const listed = COMMANDS.find((command) => command.name === name);
    const command = await listed?.load();
    expect(code).toBe(0);
    expect(out[0]).toMatch(new RegExp(`^makegood ${name}`));
    expect(out[0]).toContain(inWords(name));
    for (const option of Object.keys(command?.options ?? {})) expect(out[0]).toContain(`--${option}`);
  },
);

test('[CLI-1] the list of commands is the table', async () => {
  for (const args of [[], ['--help'], ['-h'], ['help']]) {
    const { code, out } = await type(...args);
    expect(code).toBe(0);
    for (const { name } of COMMANDS) expect(out[0]).toMatch(new RegExp(`${name} +${inWords(name)}`));
  }
});

test.each([
  [['doctr'], 'makegood has no command "doctr" (did you mean "doctor"?): `makegood --help` lists them.'],
  [['xyz'], 'makegood has no command "xyz": `makegood --help` lists them.'],
  [['doctor', '--jsn'], 'makegood doctor cannot use the option --jsn: see `makegood doctor --help`.'],
  [['doctor', '--json=yes'], 'makegood doctor cannot use the option --json: see `makegood doctor --help`.'],
  [['backup', '--to'], 'makegood backup cannot use the option --to: see `makegood backup --help`.'],
  [['backup', 'x'], 'makegood backup does not know "x": see `makegood backup --help`.'],
  [['restore'], 'makegood restore needs FOLDER: see `makegood restore --help`.'],
])('[CLI-2] %j is one line and exit code 2', async (args, line) => {
  expect(await type(...args)).toEqual({ code: 2, out: [], notes: [line] });
});

test('[CLI-2] a trouble of the installation is one sentence and exit code 1', async () => {
  const { code, notes } = await type('restore', '/nowhere/at-all');
  expect(code).toBe(1);
  expect(notes).toEqual([
    'The folder /nowhere/at-all has no manifest.json, so it is no finished backup: name the folder that `makegood backup` printed.',
  ]);
});
