// Passwords: Argon2id with the parameters OWASP names first (19 MiB, two passes, one lane), each with its own salt.
import { hash, verify } from '@node-rs/argon2';

/** 2 is Argon2id; the package's own enum exists only for compilers. */
const recipe = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** A hash nobody's password fits, of the same cost as every other: it is checked when there is no account (T-L2). */
const nobodys = hash(crypto.randomUUID(), recipe);

/** The same password typed on two keyboards may be composed differently (NIST SP 800-63B 3.1.1.2). */
const composed = (password: string) => password.normalize('NFKC');

export async function hashPassword(password: string): Promise<string> {
  return await hash(composed(password), recipe);
}

/** Whether the password is right. Without a hash the same work is done and the answer is no. */
export async function passwordFits(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await nobodys), composed(password));
  return fits && passwordHash !== null && passwordHash !== undefined;
}
