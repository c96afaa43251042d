// What a command of the command line is, so that the table of commands can hold any of them.
import type { CommandText } from './in-words.ts';

/** `value` names what follows the option (`FOLDER`); without it the option is a switch. */
export type CommandOption = { readonly summary: CommandText; readonly value?: string };

export type CommandCall = {
  /** Arguments that are not options, in order. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  text(option: string): string | undefined;
  flag(option: string): boolean;
  /** One line for whoever reads or pipes the answer. */
  out(line: string): void;
  /** One line beside the answer: progress, warnings, refusals. */
  note(line: string): void;
};

export type Command = {
  /** Arguments after the name, as in `FOLDER`. */
  readonly usage: string;
  readonly about: CommandText;
  readonly wordsMin: number;
  readonly wordsMax: number;
  readonly options: Readonly<Record<string, CommandOption>>;
  /** Answers the exit code: 0 done, 1 not done. */
  run(call: CommandCall): Promise<number>;
};

/** Thrown by a command for what was typed: one line and exit code 2. */
export class WrongUsage extends Error {
  override name = 'WrongUsage';
}
