// Random numbers that replay, the same on every machine (PLAN-18): Doty-Humphrey's small fast chaotic generator on four
// 32-bit words. A one-word xorshift was tried and lost up to 3 % on R101: its neighbouring draws know of each other.

export interface Random {
  a: number;
  b: number;
  c: number;
  counter: number;
}

export function randomFrom(seed: number): Random {
  const random = { a: seed | 0, b: Math.floor(seed / 4294967296) | 0, c: 0x2545f491, counter: 1 };
  for (let i = 0; i < 15; i++) bits(random);
  return random;
}

/** 32 random bits, as an unsigned number. */
function bits(random: Random): number {
  const { b, c } = random;
  const counter = random.counter;
  const sum = (((random.a + b) | 0) + counter) | 0;
  random.counter = (counter + 1) | 0;
  random.a = b ^ (b >>> 9);
  random.b = (c + (c << 3)) | 0;
  random.c = (((c << 21) | (c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** A whole number in 0 … limit−1. */
export function below(random: Random, limit: number): number {
  return Math.floor(bits(random) * (limit / 4294967296));
}

/** A fraction in [0, 1). */
export function fraction(random: Random): number {
  return bits(random) / 4294967296;
}
