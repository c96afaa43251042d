// For tests: an authenticator made of software, with real keys, real CBOR and COSE (RFC 8949, RFC 9053; WebAuthn 3 §6.1, §6.5).
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

type Cbor = number | string | Buffer | Map<number | string, Cbor> | Record<string, never>;

function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

function cbor(given: Cbor): Buffer {
  if (typeof given === 'number') return given < 0 ? head(1, -1 - given) : head(0, given);
  if (typeof given === 'string') return Buffer.concat([head(3, Buffer.byteLength(given)), Buffer.from(given)]);
  if (Buffer.isBuffer(given)) return Buffer.concat([head(2, given.length), given]);
  const entries = given instanceof Map ? [...given] : [];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, value]) => [cbor(key), cbor(value)])]);
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();
const text = (bytes: Buffer) => bytes.toString('base64url');

/** What a real page and device would get wrong only when attacked. */
export interface Faults {
  origin?: string;
  rpId?: string;
  /** Without it the person was not asked for a finger, a face or a PIN. */
  verified?: boolean;
  count?: number;
  challenge?: string;
}

export interface SoftAuthenticator {
  origin: string;
  // biome-ignore lint/suspicious/noExplicitAny: the options as they came over the wire
  create(options: any, faults?: Faults): Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the options as they came over the wire
  get(options: any, faults?: Faults): Record<string, unknown>;
  /** Another holder's handle in the answer. */
  userHandle: string;
}

export function makeSoftAuthenticator(origin: string): SoftAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(16);
  let uses = 0;
  const rpIdOf = (faults: Faults) => faults.rpId ?? new URL(origin).hostname;
  const clientData = (type: string, challenge: string, faults: Faults) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: faults.challenge ?? challenge,
        origin: faults.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (faults: Faults, credential?: Buffer) => {
    const flags = 0x01 | (faults.verified === false ? 0 : 0x04) | (credential ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(faults.count ?? (uses += 1));
    return Buffer.concat([sha256(rpIdOf(faults)), Buffer.from([flags]), count, credential ?? Buffer.alloc(0)]);
  };
  const answer = (response: object) => ({
    id: text(credentialId),
    rawId: text(credentialId),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });
  const soft: SoftAuthenticator = {
    origin,
    userHandle: '',
    create(options, faults = {}) {
      soft.userHandle = options.user.id;
      const credential = Buffer.concat([
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseOf(publicKey),
      ]);
      const authData = authenticatorData(faults, credential);
      const attestation = cbor(
        new Map<string, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      );
      const clientDataJSON = text(clientData('webauthn.create', options.challenge, faults));
      return answer({ clientDataJSON, attestationObject: text(attestation), transports: ['internal'] });
    },
    get(options, faults = {}) {
      const data = authenticatorData(faults);
      const client = clientData('webauthn.get', options.challenge, faults);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return answer({
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(signature),
        userHandle: soft.userHandle,
      });
    },
  };
  return soft;
}

/** ES256 on P-256: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const part = (coordinate: string) => Buffer.from(coordinate, 'base64url');
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ]),
  );
}
