// Finds the command that was typed, reads its options strictly, and turns every trouble into one line and an exit code.
import { parseArgs } from 'node:util';
import { StartFailure } from '../server/platform/config/start-failure.ts';
import { type Command, type CommandCall, WrongUsage } from './command.ts';
import { COMMANDS, type ListedCommand } from './commands.ts';
import { describeCommand, describeCommands } from './describe-commands.ts';
import { inWords, usageInWords } from './in-words.ts';

export type Terminal = Pick<CommandCall, 'env' | 'out' | 'note'>;

/** Exit code: 0 done, 1 not done, 2 not understood. Errors that are no trouble of the installation are bugs and thrown. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.out(describeCommands());
    return 0;
  }
  const listed = COMMANDS.find((command) => command.name === name);
  if (listed === undefined) {
    const near = findNear(name);
    terminal.note(
      near === undefined ? inWords('unknownCommand', { name }) : inWords('unknownCommandNear', { name, near }),
    );
    return 2;
  }
  try {
    return await runListed(listed, rest, terminal);
  } catch (cause) {
    if (!(cause instanceof WrongUsage) && !(cause instanceof StartFailure)) throw cause;
    terminal.note(cause.message);
    return cause instanceof WrongUsage ? 2 : 1;
  }
}

async function runListed(listed: ListedCommand, args: readonly string[], terminal: Terminal): Promise<number> {
  const command = await listed.load();
  if (args.includes('--help') || args.includes('-h')) {
    terminal.out(describeCommand(listed.name, command));
    return 0;
  }
  const { values, positionals } = readArguments(listed.name, command, args);
  return command.run({
    ...terminal,
    words: positionals,
    text: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    flag: (option) => values[option] === true,
  });
}

type Read = { values: Record<string, string | boolean | undefined>; positionals: string[] };

function readArguments(name: string, command: Command, args: readonly string[]): Read {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([option, { value }]) => [
      option,
      { type: value ? 'string' : 'boolean' } as const,
    ]),
  );
  const read = tryToParse(name, args, options);
  const { length } = read.positionals;
  if (length < command.wordsMin) {
    throw new WrongUsage(inWords('wordsMissing', { name, usage: usageInWords(command.usage) }));
  }
  if (length > command.wordsMax) {
    throw new WrongUsage(inWords('wordUnknown', { name, word: read.positionals[command.wordsMax] ?? '' }));
  }
  return read;
}

function tryToParse(
  name: string,
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
): Read {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    // Node's own words are two sentences and speak of its API; the first names the option.
    const named = cause instanceof Error ? cause.message.match(/'(?:-\w, )?(-[^' ]+)/)?.[1] : undefined;
    throw new WrongUsage(inWords('optionUnusable', { name, option: named ?? args.join(' ') }));
  }
}

/** A command that begins alike is most likely what was meant. */
function findNear(name: string): string | undefined {
  return COMMANDS.find((command) => command.name.slice(0, 3) === name.slice(0, 3))?.name;
}
