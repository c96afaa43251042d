// What a company writes with, and words near to one that was typed wrong. Learned in turns by a job: a word of today is known in minutes.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

/** A shorter word is near to too many others. */
const lettersMin = 4;
const nearMax = 8;

/**
 * Words of the company that differ from each of `words` by one letter (two from eight letters on): one left out, put in, exchanged, or two that
 * changed places. Words that are no word of letters, or are spelt right, have none.
 */
export async function nearSpellings(snapshot: Snapshot, words: readonly string[]): Promise<Map<string, string[]>> {
  const asked = words.filter(
    (word) => /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(word) && word.length >= lettersMin,
  );
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ asked: string; word: string }>`select a.asked, near.word
    from unnest(${asked}::text[]) as a (asked) cross join lateral near_spellings(a.asked, ${nearMax * 3}) near`.execute(
    snapshot.sql,
  );
  const near = new Map<string, string[]>();
  for (const word of asked) {
    const most = word.length < 8 ? 1 : 2;
    const found = rows.filter(
      (row) => row.asked === word && row.word !== word && stepsBetween(word, row.word, most) <= most,
    );
    if (found.length > 0)
      near.set(
        word,
        found.slice(0, nearMax).map((row) => row.word),
      );
  }
  return near;
}

/** Letters to change between two words (Damerau, each place once); more than `most` may be told as any number above it. */
export function stepsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const changedPlaces = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(changedPlaces ? Math.min(steps, (beforeLast[j - 2] ?? 0) + 1) : steps);
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? 0;
}

/** Rows of a source read in one turn: some tens of milliseconds. */
const rowsPerTurn = 5_000;
const everyDayMs = 24 * 3_600_000;

export interface SpellingSource {
  name: string;
  /** The table that holds `words tsvector` under `id`: names of the program, never given from outside. */
  table: string;
  id: string;
}

/** Learns from the next rows of a source; false when there are no more for now. Words that differ from one kept by nothing are kept once. */
export async function learnSpellings(tx: Tx, { name, table, id }: SpellingSource): Promise<boolean> {
  const { tenantId } = tx;
  const { rows: readings } = await sql<{
    readTo: Uuid;
    begunAt: string;
  }>`select read_to as "readTo", begun_at as "begunAt"
    from spelling_readings where tenant_id = ${tenantId} and source = ${name}`.execute(tx.sql);
  const [reading] = readings;
  const isStale = !reading || tx.at.getTime() - Date.parse(reading.begunAt) > everyDayMs;
  const from = isStale ? '00000000-0000-0000-0000-000000000000' : reading.readTo;
  const { rows } = await sql<{ last: Uuid | null; read: number }>`
    with turn as (
      select ${sql.ref(id)} as id, words from ${sql.table(table)}
      where tenant_id = ${tenantId} and ${sql.ref(id)} > ${from}::uuid order by ${sql.ref(id)} limit ${rowsPerTurn}
    ), learned as (
      insert into spellings (tenant_id, word)
      select distinct ${tenantId}::uuid, substr(lexeme, 7) from turn cross join lateral unnest(tsvector_to_array(words)) as lexeme
      where substr(lexeme, 7) ~ '^([a-z]{4,30}|[а-я]{4,30})$' order by 2
      on conflict do nothing
    )
    select (select id from turn order by id desc limit 1) as last, (select count(*)::int from turn) as read`.execute(
    tx.sql,
  );
  const [turn] = rows;
  await sql`insert into spelling_readings (tenant_id, source, read_to, begun_at)
    values (${tenantId}, ${name}, ${turn?.last ?? from}, ${tx.at})
    on conflict (tenant_id, source) do update set read_to = excluded.read_to,
      begun_at = case when ${isStale} then excluded.begun_at else spelling_readings.begun_at end`.execute(tx.sql);
  return turn?.read === rowsPerTurn;
}
