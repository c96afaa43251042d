// The table of commands. A new one is one line here and one file beside; nothing is loaded before it is called.
import type { Command } from './command.ts';

export type ListedCommand = { readonly name: string; readonly summary: string; load(): Promise<Command> };

export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'start',
    summary: 'start Makegood here and open its pages on http://localhost:4300',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'import',
    summary: 'bring contracts in from a file',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'promises',
    summary: 'say which promises are overdue on a day',
    load: async () => (await import('./promises.ts')).promises,
  },
  {
    name: 'decide',
    summary: 'judge facts from a file: what is owed, under which rule, and what would change it',
    load: async () => (await import('./decide.ts')).decide,
  },
  {
    name: 'story',
    summary: 'play a story on a server of its own and say what was kept',
    load: async () => (await import('./story.ts')).story,
  },
  {
    name: 'plan',
    summary: 'plan technicians’ days from a file and let the checker judge the plan',
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'backup',
    summary: 'copy everything into a new folder, while Makegood works',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'put a backup into a new home or an empty database',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'doctor',
    summary: 'say what is wrong with this installation and how to mend it',
    load: async () => (await import('./doctor.ts')).doctor,
  },
];

/** Answered by bin/makegood itself, for whoever works on the program. */
export const LAUNCHER_COMMANDS = [
  { name: 'test', summary: 'run every check and every test; --long for the long ones' },
  { name: 'check', summary: 'run the checks alone' },
  { name: 'bench', summary: 'run the measurements' },
];
