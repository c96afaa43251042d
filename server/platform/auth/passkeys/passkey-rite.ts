// The two rites of a passkey, registering and signing in (W3C WebAuthn 3, §7.1 and §7.2), on a vetted library. Challenges are
// kept as hashes, work once and for five minutes.
import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import type { Uuid } from '../../ids/make-id.ts';
import type { NewPasskey, Passkey } from './passkey-store.ts';

/** Who people believe they are talking to: the host they opened, which the browser signs into every answer. */
export interface RelyingParty {
  name: string;
  origin: string;
}

/** EdDSA, ES256 and RS256 by their COSE numbers: what authenticators in people's hands sign with. */
const supportedAlgorithmIDs = [-8, -7, -257];

export const challengeLastsMs = 5 * 60_000;

/** Behind a proxy that takes off https, the public address tells the scheme; the host is the one that was asked for. */
export function relyingPartyOf(request: FastifyRequest, publicUrl: string): RelyingParty {
  const open = URL.parse(publicUrl);
  const asked = URL.parse(`${request.protocol}://${request.host}`);
  const chosen = open?.host === asked?.host ? open : asked;
  return { name: chosen?.hostname ?? 'localhost', origin: chosen?.origin ?? 'null' };
}

/** The handle an authenticator keeps for an account: sixteen bytes of the tenant, sixteen of the account. It brings the
 * tenant back at sign-in, so that no one has to be looked for across tenants. */
export function handleOf(tenantId: Uuid, accountId: Uuid): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`${tenantId}${accountId}`.replaceAll('-', ''), 'hex'));
}

export function readHandle(handle: unknown): { tenantId: Uuid; accountId: Uuid } | undefined {
  const hex = typeof handle === 'string' ? Buffer.from(handle, 'base64url').toString('hex') : '';
  if (hex.length !== 64) return undefined;
  const uuid = (text: string) => text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Uuid;
  return { tenantId: uuid(hex.slice(0, 32)), accountId: uuid(hex.slice(32)) };
}

export interface PasskeyOwner {
  tenantId: Uuid;
  accountId: Uuid;
  email: string;
  name: string;
}

export async function offerRegistration(
  party: RelyingParty,
  owner: PasskeyOwner,
  known: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return await generateRegistrationOptions({
    rpName: 'Makegood',
    rpID: party.name,
    userName: owner.email,
    userDisplayName: owner.name,
    userID: handleOf(owner.tenantId, owner.accountId),
    challenge: new Uint8Array(randomBytes(32)),
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports,
    })),
    // It replaces the password, so it must be found without a name and ask for a finger, a face or a PIN.
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** The credential of a registration, or undefined when anything in it does not hold. `takes` uses the challenge up. */
export async function readRegistration(
  party: RelyingParty,
  response: Record<string, unknown>,
  takes: (challenge: string) => Promise<boolean>,
): Promise<Omit<NewPasskey, 'accountId' | 'name'> | undefined> {
  const verified = await verifyRegistrationResponse({
    response: response as never,
    expectedChallenge: takes,
    expectedOrigin: party.origin,
    expectedRPID: party.name,
    requireUserVerification: true,
    supportedAlgorithmIDs,
  }).catch(notUsable);
  if (!verified?.verified) return undefined;
  const { credential } = verified.registrationInfo;
  return {
    credentialId: Buffer.from(credential.id, 'base64url'),
    relyingParty: party.name,
    publicKey: Buffer.from(credential.publicKey),
    uses: BigInt(credential.counter),
    transports: credential.transports ?? [],
  };
}

export async function askForPasskey(party: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return await generateAuthenticationOptions({
    rpID: party.name,
    challenge: new Uint8Array(randomBytes(32)),
    userVerification: 'required',
  });
}

/** The authenticator's new count of uses, or undefined when the signature, the host, the challenge or the count do not hold. */
export async function readAssertion(
  party: RelyingParty,
  passkey: Passkey,
  response: Record<string, unknown>,
  challenge: string,
): Promise<number | undefined> {
  if (passkey.relyingParty !== party.name) return undefined;
  const verified = await verifyAuthenticationResponse({
    response: response as never,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.name,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId.toString('base64url'),
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.uses),
    },
  }).catch(notUsable);
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined;
}

/** The library throws for everything that does not hold; whoever sent it learns only that it did not. */
function notUsable(): undefined {
  return undefined;
}

/** The challenge an answer claims to sign; undefined when it cannot be read. It proves nothing before the signature is checked. */
export function challengeOf(response: Record<string, unknown>): string | undefined {
  try {
    const { clientDataJSON } = response.response as { clientDataJSON: string };
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as {
      challenge: unknown;
    };
    return typeof challenge === 'string' && challenge.length === 43 ? challenge : undefined;
  } catch {
    return undefined;
  }
}
