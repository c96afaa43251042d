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

export const story: Command = {
  usage: 'FILE',
  about: [
    'Exit code 0 when every expectation was kept, 1 when some failed, 2 when the file cannot be read.',
    'The format is in journeys/README.md.',
  ],
  wordsMin: 1,
  wordsMax: 1,
  options: { json: { summary: 'each expectation as a line of JSON' } },
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
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUsage(`story: the file ${path} cannot be read`);
  });
  try {
    return readStory(text);
  } catch (error) {
    if (error instanceof StoryError) throw new WrongUsage(`story: ${path}: ${error.message}`);
    throw error;
  }
}

async function play(told: Story, url: string, call: CommandCall): Promise<number> {
  call.note(told.story);
  try {
    const { kept, failed } = await playStory(told, sendOver(url), (one) => say(one, call));
    call.note(`${kept} kept, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof StoryError) throw new WrongUsage(`story: ${error.message}`);
    throw error;
  }
}

function say(told: Told, call: CommandCall): void {
  if (call.flag('json')) {
    call.out(JSON.stringify(told));
    return;
  }
  call.out(`${told.kept ? 'kept  ' : 'FAILED'} ${told.step}. ${told.what}${told.reason ? `: ${told.reason}` : ''}`);
  for (const finding of told.findings.filter((one) => !one.kept)) {
    call.out(
      `         ${finding.field}: expected ${JSON.stringify(finding.expected)}, found ${JSON.stringify(finding.found)}`,
    );
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
      server.once('exit', (code) =>
        reject(new Error(`the story's server ended with code ${code} before it was ready`)),
      );
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
