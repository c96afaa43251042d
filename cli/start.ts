// Says how the server is started; the launcher starts it, because it must bring Node and the pages first.
import type { Command } from './command.ts';

export const start: Command = {
  usage: '',
  about: [
    'Starts Makegood with its own database and stays until Ctrl-C or SIGTERM, which finish what runs.',
    'Settings: MAKEGOOD_HOME (~/.makegood), PORT (4300), HOST (127.0.0.1), DATABASE_URL (none: the built-in database),',
    'MAKEGOOD_LANGUAGE (that of LANG: zh, ru or en),',
    'FILES_S3_URL (none: files lie in the home), FILES_QUOTA (50GB for each company), MAKEGOOD_PUBLIC_URL, LOG_LEVEL (info), TRUST_PROXY (nobody).',
  ],
  wordsMin: 0,
  wordsMax: 0,
  options: {
    home: { value: 'FOLDER', summary: 'where everything is kept' },
    port: { value: 'NUMBER', summary: 'the port to listen on' },
    'story-clock': { summary: 'take the time from the API, to play stories; never for real work' },
  },
  async run({ note }) {
    note('The server is started by `bin/makegood start` or `npm start`.');
    return 1;
  },
};
