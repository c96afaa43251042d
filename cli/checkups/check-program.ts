// Looks at the program itself: the Node that runs it, its built pages, and its port.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHomeHolder } from '../../server/platform/config/home-lock.ts';
import type { Config } from '../../server/platform/config/read-config.ts';
import { tryPort } from '../../server/platform/config/try-port.ts';
import { bad, type Finding, good, warning } from './finding.ts';

const root = join(import.meta.dirname, '..', '..');

export async function checkProgram(config: Config): Promise<Finding[]> {
  return [checkNode(), await checkPages(), await checkPort(config)];
}

function checkNode(): Finding {
  const { version, execPath } = process;
  if (Number(version.slice(1).split('.')[0]) >= 24) return good('Node', `${version} (${execPath})`);
  return bad('Node', `${version} is too old`, 'run the command by bin/makegood, which brings Node 24');
}

async function checkPages(): Promise<Finding> {
  const subject = 'pages';
  if (!existsSync(join(root, 'vite.config.ts')) && !existsSync(join(root, 'web', 'vite.config.ts'))) {
    return good(subject, 'this copy has none');
  }
  const stamp = join(root, 'web', 'dist', '.made-of');
  if (!existsSync(stamp)) return warning(subject, 'not built yet', 'the next `bin/makegood start` builds them');
  // The launcher is plain JavaScript for older Nodes, so its types are told here.
  const launcher: { hashSources(): string } = await import(
    new URL('../../bin/launcher/ensure-web.mjs', import.meta.url).href
  );
  if (readFileSync(stamp, 'utf8') === launcher.hashSources()) return good(subject, 'built from the present sources');
  return warning(subject, 'built from other sources', 'restart Makegood: `bin/makegood start` builds them again');
}

async function checkPort(config: Config): Promise<Finding> {
  const at = `${config.host}:${config.port}`;
  try {
    await tryPort(config.host, config.port);
    return good('port', `${at} is free`);
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (taken && findHomeHolder(config.home) !== undefined) return good('port', `${at} is in use while Makegood runs`);
    if (taken) return bad('port', `${at} is taken by another program`, 'stop that program, or set PORT to a free one');
    return bad(
      'port',
      `${at} cannot be listened on (${cause instanceof Error ? cause.message : cause})`,
      'correct HOST and PORT',
    );
  }
}
