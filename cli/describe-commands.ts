// The help texts of the command line, made from the table so that they cannot lag behind it.
import type { Command } from './command.ts';
import { COMMANDS, LAUNCHER_COMMANDS } from './commands.ts';
import { type CommandText, inWords, usageInWords } from './in-words.ts';

export function describeCommands(): string {
  const line = (name: CommandText) => `  ${name.padEnd(11)} ${inWords(name)}`;
  return [
    usageInWords('makegood COMMAND [OPTIONS]'),
    '',
    ...COMMANDS.map(({ name }) => line(name)),
    '',
    inWords('help.program'),
    ...LAUNCHER_COMMANDS.map(line),
    '',
    inWords('help.more'),
  ].join('\n');
}

export function describeCommand(name: CommandText, command: Command): string {
  const options = Object.entries(command.options).map(([option, { value, summary }]) => {
    const typed = `--${option}${value ? ` ${usageInWords(value)}` : ''}`;
    return `  ${typed.padEnd(22)} ${inWords(summary)}`;
  });
  const usage = ['makegood', name, command.usage, options.length > 0 ? '[OPTIONS]' : ''].filter(Boolean).join(' ');
  const list = options.length > 0 ? ['', ...options] : [];
  return [usageInWords(usage), `  ${inWords(name)}`, '', inWords(command.about), ...list].join('\n');
}
