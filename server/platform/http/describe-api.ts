// The API described from the mounted contracts themselves: OpenAPI 3.1, so that what is written is what is served.
import { z } from 'zod';
import type { Contract } from './serve-route.ts';

type Json = Record<string, unknown>;

const refusal = {
  type: 'object',
  required: ['refusal', 'message'],
  properties: {
    refusal: { type: 'string', description: 'The reason, from the catalogue of refusals' },
    message: { type: 'string', description: 'The reason and the way out, in the language of the reader' },
    facts: { type: 'object', additionalProperties: true },
    fields: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, reason: { type: 'string' } } },
    },
  },
};

export function describeApi(contracts: readonly Contract[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const path = `/api${contract.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Makegood',
      version,
      description:
        'Every write takes an Idempotency-Key header: the same key with the same request has one effect and one answer.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key made in Settings' },
        session: { type: 'apiKey', in: 'cookie', name: 'makegood' },
      },
    },
  };
}

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 speaks. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

function operationOf(contract: Contract): Json {
  const open = 'anyone' in contract.policy;
  const sends = contract.sends ?? 'application/json';
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [contract.name.split('.')[0]],
    'x-policy': contract.policy,
    security: open ? [] : [{ key: [] }, { session: [] }],
    parameters: [
      ...parametersOf(contract.params, 'path'),
      ...parametersOf(contract.query, 'query'),
      ...keyParameter(contract),
    ],
    ...bodyOf(contract),
    responses: {
      [contract.status ?? 200]: {
        description: contract.summary,
        content: { [sends]: contract.sends ? {} : { schema: jsonSchemaOf(contract.answer, 'output') } },
      },
      '4XX': {
        description: 'A refusal',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties, required } = jsonSchemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    schema: property,
  }));
}

function keyParameter(contract: Contract): Json[] {
  if (contract.method === 'GET' || contract.asksOnly) return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
  ];
}

function bodyOf(contract: Contract): Json {
  if (contract.takesFile) {
    const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (contract.takesBytes !== undefined) {
    const schema = { type: 'string', format: 'binary' };
    return { requestBody: { required: true, content: { [contract.takesBytes]: { schema } } } };
  }
  if (!contract.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(contract.body, 'input') } } },
  };
}
