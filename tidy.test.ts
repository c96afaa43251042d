// The rules of the house that a machine can check. A rule that is wrong is changed with a page in docs/decisions.
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const ours = ['api', 'server', 'dispatch', 'web', 'cli', 'playbooks', 'journeys', 'bench', 'proofs'];
const files = ours
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
  .filter((path) => !path.startsWith('web/dist/') && !path.includes('node_modules'))
  .toSorted();
const text = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));
const isTest = (path: string) => /\.(test|fixture)\.tsx?$/.test(path) || /(^|\/)test-/.test(path);
const sources = files.filter((path) => !isTest(path));
const linesOf = (path: string) => (text.get(path) ?? '').split('\n').length - 1;
const folders = [...new Set(files.map((path) => dirname(path)))];

/** Paths a file imports, relative ones resolved to the root, others as written. */
function importsOf(path: string, when: 'ever' | 'at the start' = 'ever'): string[] {
  const found = (text.get(path) ?? '').matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g,
  );
  const kept = [...found].filter((match) => when === 'ever' || match[2] === undefined);
  return kept
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((to) => (to.startsWith('.') ? normalize(join(dirname(path), to)) : resolveDoor(to)));
}

const imports = JSON.parse(readFileSync('package.json', 'utf8')).imports as Record<string, string>;
function resolveDoor(to: string): string {
  for (const [name, target] of Object.entries(imports)) {
    const [head = '', tail] = name.split('*');
    if (tail === undefined ? to === name : to.startsWith(head))
      return normalize(target.replace('*', to.slice(head.length)));
  }
  return to;
}

/** What the law of imports knows: a stage's number, or the name of a foundation. */
function placeOf(path: string): { kind: string; stage: number; folder: string } | undefined {
  const stage = /^server\/flow\/(\d)-[a-z]+/.exec(path);
  if (stage) return { kind: 'stage', stage: Number(stage[1]), folder: stage[0] };
  const foundation = /^server\/(platform|registry|ledger)\//.exec(path);
  if (foundation) return { kind: foundation[1] ?? '', stage: 0, folder: `server/${foundation[1]}` };
  const top = /^(api|dispatch|web|playbooks|cli|journeys|bench)\//.exec(path);
  return top ? { kind: top[1] ?? '', stage: 0, folder: top[1] ?? '' } : undefined;
}

describe('imports look back', () => {
  const may: Record<string, string[]> = {
    api: ['api'],
    platform: ['platform'],
    dispatch: ['dispatch'],
    registry: ['api', 'platform', 'registry', 'playbooks'],
    ledger: ['api', 'platform', 'ledger'],
    stage: ['api', 'platform', 'registry', 'ledger', 'stage', 'playbooks', 'dispatch'],
    web: ['api', 'web'],
    playbooks: ['api', 'playbooks', 'platform', 'registry'],
  };
  test('each place imports only what the law allows it', () => {
    const broken: string[] = [];
    for (const path of sources) {
      const from = placeOf(path);
      if (!from || !may[from.kind]) continue;
      for (const to of importsOf(path)) {
        const place = placeOf(to);
        if (!place) continue;
        const allowed = may[from.kind]?.includes(place.kind);
        const backwards = place.kind !== 'stage' || from.kind !== 'stage' || place.stage <= from.stage;
        const ledgerOnly = place.kind !== 'ledger' || from.kind === 'ledger' || from.stage >= 4;
        const dispatchOnly = place.kind !== 'dispatch' || from.kind === 'dispatch' || from.stage === 4;
        if (!allowed || !backwards || !ledgerOnly || !dispatchOnly) broken.push(`${path} → ${to}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('another stage or foundation is entered by its door alone', () => {
    const broken: string[] = [];
    for (const path of sources) {
      const from = placeOf(path);
      for (const to of importsOf(path)) {
        const place = placeOf(to);
        const guarded =
          place && ['stage', 'registry', 'ledger', 'dispatch'].includes(place.kind) && place.folder !== from?.folder;
        if (guarded && to !== `${place.folder}/index.ts` && !to.endsWith('.fixture.ts') && !onlyTheApp(path))
          broken.push(`${path} → ${to}`);
      }
    }
    expect(broken).toEqual([]);
  });
  const onlyTheApp = (path: string) => path === 'server/app.ts' || path.startsWith('bench/');

  test('api imports zod and nothing else', () => {
    const broken = sources
      .filter((path) => path.startsWith('api/'))
      .flatMap((path) =>
        importsOf(path)
          .filter((to) => to !== 'zod' && !to.startsWith('api/'))
          .map((to) => `${path} → ${to}`),
      );
    expect(broken).toEqual([]);
  });

  test('no file imports itself by a detour', () => {
    // What is loaded later, by import(), ties nothing at the start.
    const graph = new Map(sources.map((path) => [path, importsOf(path, 'at the start').filter((to) => text.has(to))]));
    expect(findRing(graph)).toEqual([]);
  });

  test('rules and nouns know no store, no clock, no network', () => {
    const pure = sources.filter(
      (path) => /^server\/flow\//.test(path) && /(^|\/)(rules|[a-z-]+-rules)\.ts$/.test(path),
    );
    const broken = pure.flatMap((path) =>
      importsOf(path)
        .filter((to) => /(-store|-views|kysely|\/database\/|\/http\/|^node:|^pg$)/.test(to))
        .map((to) => `${path} → ${to}`),
    );
    expect(broken).toEqual([]);
  });
});

/** The first ring of imports found, as the files on it; empty when there is none. Type-only imports count: they tie as well. */
function findRing(graph: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    trail.push(path);
    for (const to of graph.get(path) ?? []) {
      const ring = visit(to);
      if (ring.length > 0) return ring;
    }
    trail.pop();
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const ring = visit(path);
    if (ring.length > 0) return ring;
  }
  return [];
}

describe('the shape of files', () => {
  test('no source file is longer than 400 lines', () => {
    expect(sources.filter((path) => linesOf(path) > 400).map((path) => `${path}: ${linesOf(path)}`)).toEqual([]);
  });
  test('fewer than a fifth of the files are under 20 lines', () => {
    const small = sources.filter((path) => linesOf(path) < 20 && !/index\.tsx?$/.test(path));
    expect(small.length / sources.length).toBeLessThan(0.2);
  });
  test('every source file opens with a comment that says its one job', () => {
    const silent = sources.filter((path) => !/^(#![^\n]*\n)?(\/\/|\/\*)/.test(text.get(path) ?? ''));
    expect(silent).toEqual([]);
  });
  test('a door is under 40 lines', () => {
    const doors = sources.filter((path) => /^server\/(flow\/[^/]+|registry|ledger)\/index\.ts$/.test(path));
    expect(doors.filter((path) => linesOf(path) >= 40)).toEqual([]);
  });
  test('barrels exist only as doors', () => {
    const barrels = sources.filter(
      (path) =>
        basename(path) === 'index.ts' &&
        !/^(server\/(flow\/[^/]+|registry|ledger)|api(\/(facts|texts|texts\/[^/]+))?|dispatch|playbooks|journeys)\/index\.ts$/.test(
          path,
        ),
    );
    expect(barrels).toEqual([]);
  });
  test('names refuse the words that say nothing', () => {
    const refused =
      /(^|[-.])(manager|helper|helpers|util|utils|common|misc|base|impl|info|data|item|items|handle|handler|process|service|services|dto|dtos)([-.]|$)/;
    const broken = files.filter(
      (path) =>
        refused.test(basename(path).replace(/\.tsx?$/, '')) ||
        path
          .split('/')
          .slice(0, -1)
          .some((folder) => refused.test(folder)),
    );
    expect(broken.filter((path) => !path.includes('process-mark'))).toEqual([]);
  });
  test('file names are lower case with dashes, numbers live in stage folders only', () => {
    const broken = files.filter((path) => !/^[a-z0-9.-]+$/.test(basename(path)));
    expect(broken).toEqual([]);
  });
});

describe('what code may not do', () => {
  const scan = (where: RegExp, what: RegExp, except: RegExp = /^$/) =>
    sources.filter(
      (path) => where.test(path) && !except.test(path) && what.test(withoutComments(text.get(path) ?? '')),
    );
  const withoutComments = (source: string) =>
    source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/[^\n]*/g, '$1');

  test('time is passed in: no domain code asks the machine', () => {
    expect(
      scan(/^(server\/(flow|registry|ledger)|dispatch|playbooks)\//, /Date\.now\(\)|new Date\(\)|Math\.random\(\)/),
    ).toEqual([]);
  });
  test('the pool is used only where transactions are opened', () => {
    expect(scan(/^server\/(flow|registry|ledger)\//, /\bpool\b|from 'pg'/)).toEqual([]);
  });
  test('SQL is never put together from text', () => {
    expect(scan(/^server\//, /\bsql\.(raw|lit)\(/, /platform\/database\//)).toEqual([]);
  });
  test('nothing is evaluated from text', () => {
    expect(scan(/./, /\beval\(|new Function\(|\bvm\.|v8\.deserialize/)).toEqual([]);
  });
  test('timers stay below the limit of 2^31 - 1 ms', () => {
    expect(scan(/^(server|web)\//, /set(Timeout|Interval)\([^)]*\b(days|weeks|months)\b/i)).toEqual([]);
  });
});

describe('tables', () => {
  const migrations = globSync('server/**/migrations/*.sql').toSorted();
  const owner = new Map<string, string>();
  for (const path of migrations) {
    for (const match of readFileSync(path, 'utf8').matchAll(/create table (?:if not exists )?([a-z_]+)/g))
      owner.set(match[1] ?? '', areaOf(path));
  }
  function areaOf(path: string): string {
    return /^server\/(flow\/[^/]+|registry|ledger|platform)/.exec(path)?.[0] ?? path;
  }

  test('every table stands under the guard', () => {
    const unguarded = migrations.flatMap((path) => {
      const sql = readFileSync(path, 'utf8');
      const made = [...sql.matchAll(/create table (?:if not exists )?([a-z_]+)/g)].map((match) => match[1] ?? '');
      return made.filter((table) => !sql.includes(`guard_table('${table}'`));
    });
    expect(unguarded).toEqual([]);
  });
  test('only one area writes a table', () => {
    const broken: string[] = [];
    for (const path of sources.filter((source) => source.startsWith('server/'))) {
      for (const match of (text.get(path) ?? '').matchAll(
        /(?:insert into|update|delete from|insertInto\('|updateTable\('|deleteFrom\(')\s*([a-z_]+)/g,
      )) {
        const table = match[1] ?? '';
        if (owner.has(table) && owner.get(table) !== areaOf(path))
          broken.push(`${path} writes ${table} of ${owner.get(table)}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

describe('rules and their tests', () => {
  const readmes = globSync('{server,dispatch,cli,web,journeys,playbooks}/**/README.md').filter(
    (path) => !path.includes('node_modules'),
  );
  const tests = files
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => text.get(path) ?? '')
    .join('\n');

  test('a README is at most 80 lines', () => {
    expect(readmes.filter((path) => readFileSync(path, 'utf8').split('\n').length > 81)).toEqual([]);
  });
  test('every stage and foundation has a README', () => {
    const places = folders.filter((folder) => /^server\/(flow\/\d-[a-z]+|registry|ledger)$/.test(folder));
    expect(places.filter((folder) => !existsSync(join(folder, 'README.md')))).toEqual([]);
  });
  test('every numbered rule has a test that names it', () => {
    const rules = readmes.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^\s*[-*|]?\s*\**([A-Z]{2,8}-\d+)\**:/gm)].map((match) => match[1] ?? ''),
    );
    expect(rules.length).toBeGreaterThan(0);
    expect([...new Set(rules)].filter((rule) => !tests.includes(`[${rule}]`))).toEqual([]);
  });
});

test('nothing of a workplace is in the tree', () => {
  const places = ['README.md', 'ARCHITECTURE.md', 'GLOSSARY.md', 'CHANGELOG.md'].filter((path) => existsSync(path));
  const all = [
    ...places,
    ...readdirSync('.').filter(
      (path) => statSync(path).isFile() && /\.(json|md)$/.test(path) && path !== 'package-lock.json',
    ),
    ...files,
  ];
  const word = new RegExp(['/wo', 'rk/main|/tm', 'p/brief'].join(''));
  expect([...new Set(all)].filter((path) => word.test(readFileSync(path, 'utf8')))).toEqual([]);
});
