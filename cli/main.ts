// The command line: `bin/makegood COMMAND …` ends here for every command but those of the launcher.
import { consoleLanguage, speakToConsole } from '../server/platform/config/console-words.ts';
import { runCommandLine } from './run-command-line.ts';

const write = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);

// A reader that has had enough (`| head`) is no failure.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});
speakToConsole(consoleLanguage(process.env));
process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  out: write(process.stdout),
  note: write(process.stderr),
});
