// The law packs that come with the product. An operator may put a newer one in force beside or instead of them.
import cnCars from './cn-cars.json' with { type: 'json' };
import cnHomes from './cn-homes.json' with { type: 'json' };
import cnLocal from './cn-local.json' with { type: 'json' };
import cnNational from './cn-national.json' with { type: 'json' };
import cnThreeGuarantees from './cn-three-guarantees.json' with { type: 'json' };
import contract from './contract.json' with { type: 'json' };
import eu from './eu.json' with { type: 'json' };
import type { LawPack } from './law-pack.ts';
import { parsePack } from './parse-pack.ts';
import ru from './ru.json' with { type: 'json' };
import uk from './uk.json' with { type: 'json' };
import us from './us.json' with { type: 'json' };

const written: readonly { id: string; version: string }[] = [
  cnNational,
  cnThreeGuarantees,
  cnLocal,
  cnHomes,
  cnCars,
  ru,
  eu,
  uk,
  us,
  contract,
];

/** Every shipped pack, in a fixed order. Throws at start when one of them is broken: it is our own text. */
export const shippedPacks: readonly LawPack[] = written.map(read);

/** A shipped pack as it is written, with what its rules borrow still apart; undefined: none is called so. */
export function writtenShippedPack(packId: string): unknown {
  return written.find((pack) => pack.id === packId);
}

function read(given: unknown): LawPack {
  const parsed = parsePack(given);
  if (!parsed.ok) throw new Error(`LAW-1: ${JSON.stringify(parsed.problems.slice(0, 5))}`);
  return parsed.pack;
}
