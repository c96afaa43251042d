// PostgreSQL's page checksum, computed here so that a backup never carries a damaged page on unseen.
// Who says so: PostgreSQL's storage/checksum_impl.h, a 32-lane FNV-1a over the page, folded and mixed with the block number.

export const PAGE_BYTES = 8192;
/** A relation is cut into files of 1 GB; the block number runs on through them. */
export const PAGES_PER_FILE = 131_072;

const LANES = 32;
const WORDS = PAGE_BYTES / 4;
const PRIME = 16_777_619;
const LANE_SEEDS = Int32Array.from(
  (
    '5b1f36e9 b8525960 02ab50aa 1de66d2a 79ff467a 9bb9f8a3 217e7cd2 83e13d2c f8d4474f e39eb970 42c6ae16 993216fa ' +
    '7b093b5d 98daff3c f718902a 0b1c9cdb e58f764b 187636bc 5d7b3bb1 e73de7de 92bec979 cca6c0b2 304a0979 85aa43d4 ' +
    '783125bb 6ca8eaa2 e407eac6 4b5cfc3e 9fbf8c76 15ca20be f2ca9fd3 959bd756'
  )
    .split(' ')
    .map((word) => Number.parseInt(word, 16)),
);

// One scratch page: checking is synchronous, so nobody else writes it meanwhile.
const words = new Int32Array(WORDS);
const bytes = Buffer.from(words.buffer);
const sums = new Int32Array(LANES);

/** The checksum the page should carry, 1 to 65535; `block` is its number within the relation. */
export function pageChecksum(page: Buffer, block: number): number {
  page.copy(bytes, 0, 0, PAGE_BYTES);
  // The stored checksum itself (pd_checksum, bytes 8 and 9) counts as zero.
  bytes.writeUInt16LE(0, 8);
  sums.set(LANE_SEEDS);
  for (let word = 0; word < WORDS; word++) mix(word % LANES, words[word] ?? 0);
  for (let round = 0; round < 2; round++) for (let lane = 0; lane < LANES; lane++) mix(lane, 0);
  let folded = 0;
  for (const sum of sums) folded ^= sum;
  return (((folded ^ block) >>> 0) % 65_535) + 1;
}

function mix(lane: number, word: number): void {
  const mixed = (sums[lane] ?? 0) ^ word;
  sums[lane] = Math.imul(mixed, PRIME) ^ (mixed >>> 17);
}

/** `fresh`: never written (pd_upper is 0), has no checksum. Little-endian machines only, as all we bring PostgreSQL for. */
export function judgePage(page: Buffer, block: number): 'sound' | 'fresh' | 'differs' {
  if (page.readUInt16LE(14) === 0) return 'fresh';
  return page.readUInt16LE(8) === pageChecksum(page, block) ? 'sound' : 'differs';
}

/** The place in the log of the page's last change (pd_lsn): high half first. */
export function pageLsn(page: Buffer): bigint {
  return (BigInt(page.readUInt32LE(0)) << 32n) | BigInt(page.readUInt32LE(4));
}

/** PostgreSQL writes a place in the log as two hexadecimal halves, `16/B374D848`. */
export function parseLsn(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** First block of a relation's file (`base/5/16384`, `base/5/16384_vm.2`), or undefined when the file holds no pages. */
export function firstBlockOf(path: string): number | undefined {
  const match = path.match(/^(?:base\/\d+|global)\/\d+(?:_(?:fsm|vm|init))?(?:\.(\d+))?$/);
  return match === null ? undefined : Number(match[1] ?? 0) * PAGES_PER_FILE;
}
