// The help texts of the command line, made from the table so that they cannot lag behind it.
import type { Command } from './command.ts';
import { COMMANDS, LAUNCHER_COMMANDS } from './commands.ts';

export function describeCommands(): string {
  const line = ({ name, summary }: { name: string; summary: string }) => `  ${name.padEnd(11)} ${summary}`;
  return [
    'makegood COMMAND [OPTIONS]',
    '',
    ...COMMANDS.map(line),
    '',
    'For whoever works on the program:',
    ...LAUNCHER_COMMANDS.map(line),
    '',
    '`makegood COMMAND --help` says more about each.',
  ].join('\n');
}

export function describeCommand(name: string, summary: string, command: Command): string {
  const options = Object.entries(command.options).map(([option, { value, summary: told }]) => {
    return `  ${`--${option}${value ? ` ${value}` : ''}`.padEnd(22)} ${told}`;
  });
  const usage = ['makegood', name, command.usage, options.length > 0 ? '[OPTIONS]' : ''].filter(Boolean).join(' ');
  const list = options.length > 0 ? ['', ...options] : [];
  return [usage, `  ${summary}`, '', ...command.about, ...list].join('\n');
}
