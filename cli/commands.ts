// The table of commands. A new one is one line here and one file beside; nothing is loaded before it is called.
import type { Command } from './command.ts';
import type { CommandText } from './in-words.ts';

/** A command's summary stands in the texts under its name. */
export type ListedCommand = { readonly name: CommandText; load(): Promise<Command> };

export const COMMANDS: readonly ListedCommand[] = [
  { name: 'start', load: async () => (await import('./start.ts')).start },
  { name: 'import', load: async () => (await import('./import.ts')).importCommand },
  { name: 'promises', load: async () => (await import('./promises.ts')).promises },
  { name: 'decide', load: async () => (await import('./decide.ts')).decide },
  { name: 'story', load: async () => (await import('./story.ts')).story },
  { name: 'plan', load: async () => (await import('./plan.ts')).plan },
  { name: 'backup', load: async () => (await import('./backup.ts')).backup },
  { name: 'restore', load: async () => (await import('./restore.ts')).restore },
  { name: 'doctor', load: async () => (await import('./doctor.ts')).doctor },
];

/** Answered by bin/makegood itself, for whoever works on the program. */
export const LAUNCHER_COMMANDS = ['test', 'check', 'bench'] as const;
