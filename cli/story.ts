// Plays a story: starts a server of its own in an empty home, plays it through the public API, and says what was kept.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playStory, type Told } from '../journeys/play-story.ts';
import { sendOver } from '../journeys/send-over-http.ts';
import { readStory, type Story, StoryError } from '../journeys/story-format.ts';
import { type Command, type CommandCall, WrongUsage } from './command.ts';
import { inWords } from './in-words.ts';

export const story: Command = {
  usage: 'FILE',
  about: 'story.about',
  wordsMin: 1,
  wordsMax: 1,
  options: { json: { summary: 'story.json' } },
  async run(call) {
    const told = await readStoryFile(call.words[0] ?? '');
    const home = await mkdtemp(join(tmpdir(), 'makegood-story-'));
    try {
      return await withServer(home, call.env, (url) => play(told, url, call));
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function readStoryFile(path: string): Promise<Story> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new WrongUsage(inWords('fileUnreadable', { file: path, reason: cause.code ?? cause.message }));
  });
  try {
    return readStory(text);
  } catch (error) {
    if (error instanceof StoryError) throw new WrongUsage(`${path}: ${error.message}`);
    throw error;
  }
}

async function play(told: Story, url: string, call: CommandCall): Promise<number> {
  call.note(told.story);
  try {
    const { kept, failed } = await playStory(told, sendOver(url), (one) => say(one, call));
    call.note(inWords('story.count', { kept, failed }));
    return failed === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof StoryError) throw new WrongUsage(error.message);
    throw error;
  }
}

function say(told: Told, call: CommandCall): void {
  if (call.flag('json')) {
    call.out(JSON.stringify(told));
    return;
  }
  call.out(
    `${inWords(told.kept ? 'story.kept' : 'story.failed')} ${told.step}. ${told.what}${told.reason ? `: ${told.reason}` : ''}`,
  );
  for (const { field, expected, found } of told.findings.filter((one) => !one.kept)) {
    const facts = { field, expected: JSON.stringify(expected), found: JSON.stringify(found) };
    call.out(`         ${inWords('story.difference', facts)}`);
  }
}

/** The server is a process like any other, so that a story meets what a person would meet. */
async function withServer<T>(home: string, env: CommandCall['env'], deed: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const server = spawn(process.execPath, [join(import.meta.dirname, '..', 'server', 'main.ts'), '--story-clock'], {
    env: {
      ...env,
      MAKEGOOD_HOME: home,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      LOG_LEVEL: 'error',
      NODE_NO_WARNINGS: '1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.once('data', () => resolve());
      server.once('exit', (code) => reject(new Error(inWords('story.serverEnded', { code: code ?? '' }))));
    });
    return await deed(`http://127.0.0.1:${port}`);
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
