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
  if (Number(version.slice(1).split('.')[0]) >= 24) return good('node', 'nodeSound', { version, path: execPath });
  return bad('node', 'nodeOld', { version });
}

async function checkPages(): Promise<Finding> {
  const subject = 'pages';
  if (!existsSync(join(root, 'vite.config.ts')) && !existsSync(join(root, 'web', 'vite.config.ts'))) {
    return good(subject, 'pagesNone');
  }
  const stamp = join(root, 'web', 'dist', '.made-of');
  if (!existsSync(stamp)) return warning(subject, 'pagesNotYet');
  // The launcher is plain JavaScript for older Nodes, so its types are told here.
  const launcher: { hashSources(): string } = await import(
    new URL('../../bin/launcher/ensure-web.mjs', import.meta.url).href
  );
  if (readFileSync(stamp, 'utf8') === launcher.hashSources()) return good(subject, 'pagesSound');
  return warning(subject, 'pagesOld');
}

async function checkPort(config: Config): Promise<Finding> {
  const at = `${config.host}:${config.port}`;
  try {
    await tryPort(config.host, config.port);
    return good('port', 'portFree', { at });
  } catch (cause) {
    const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    if (taken && findHomeHolder(config.home) !== undefined) return good('port', 'portOurs', { at });
    if (taken) return bad('port', 'portTaken', { at });
    return bad('port', 'portUnusable', { at, reason: cause instanceof Error ? cause.message : String(cause) });
  }
}
