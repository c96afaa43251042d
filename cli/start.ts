// Says how the server is started; the launcher starts it, because it must bring Node and the pages first.
import type { Command } from './command.ts';
import { inWords } from './in-words.ts';

export const start: Command = {
  usage: '',
  about: 'start.about',
  wordsMin: 0,
  wordsMax: 0,
  options: {
    home: { summary: 'start.home', value: 'FOLDER' },
    port: { summary: 'start.port', value: 'NUMBER' },
    'story-clock': { summary: 'start.story-clock' },
  },
  async run({ note }) {
    note(inWords('startElsewhere'));
    return 1;
  },
};
