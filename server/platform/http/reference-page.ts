// The API as pages to read: one HTML document made from the mounted contracts, no script, printable.
import { jsonSchemaOf } from './describe-api.ts';
import type { Contract } from './serve-route.ts';

interface Shape {
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  default?: unknown;
  pattern?: string;
}

export function referencePage(contracts: readonly Contract[]): string {
  const groups = Map.groupBy(contracts, (contract) => contract.name.split('.')[0] ?? '');
  const sections = [...groups].map(
    ([group, routes]) =>
      `<section id="${plain(group)}"><h2>${plain(group)}</h2>${routes.map(routeEntry).join('')}</section>`,
  );
  const contents = [...groups.keys()].map((group) => `<a href="#${plain(group)}">${plain(group)}</a>`).join(' · ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Makegood API</title><style>${style}</style></head><body><main><h1>Makegood API</h1>
<p>Send an API key as <code>Authorization: Bearer mgk_…</code>. Every write takes an <code>Idempotency-Key</code>: the same key with the same
request has one effect and gets the same answer, marked <code>Idempotent-Replayed: true</code>. A refusal is
<code>{ refusal, message, facts, fields }</code>; the message comes in the language of <code>X-Makegood-Language</code> or
<code>Accept-Language</code>. Lists answer <code>{ rows, next }</code>; send <code>next</code> back as <code>after</code>.
Money is <code>{ amountMinor, currency }</code> in whole minor units. The same as a file: <a href="/openapi.json">openapi.json</a>.</p>
<nav>${contents}</nav>${sections.join('')}</main></body></html>`;
}

function routeEntry(contract: Contract): string {
  const { policy } = contract;
  const who =
    'permission' in policy
      ? `permission <code>${plain(policy.permission)}</code>`
      : 'anyone' in policy
        ? `open: ${plain(policy.anyone)}`
        : 'any signed-in account';
  const part = (title: string, shape: Shape | undefined) => (shape ? `<h4>${title}</h4>${fields(shape)}` : '');
  return `<article id="${plain(contract.name)}"><h3><code>${contract.method}</code> /api${plain(contract.path)}</h3>
<p>${plain(contract.summary)} <small><code>${plain(contract.name)}</code>, ${who}</small></p>
${part('Path', contract.params && jsonSchemaOf(contract.params, 'input'))}${part('Query', contract.query && jsonSchemaOf(contract.query, 'input'))}
${part('Body', contract.body && jsonSchemaOf(contract.body, 'input'))}
<details><summary>Answer ${contract.status ?? 200}</summary>${contract.sends ? `<p>${plain(contract.sends)}</p>` : fields(jsonSchemaOf(contract.answer, 'output'))}</details></article>`;
}

function fields(shape: Shape): string {
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices && !shape.properties) return choices.map(fields).join('<p>or</p>');
  if (!shape.properties) return `<p><code>${plain(typeOf(shape))}</code></p>`;
  const rows = Object.entries(shape.properties).map(([name, property]) => {
    const inner = (property.properties ?? property.items?.properties) ? fields(property.items ?? property) : '';
    const needed = shape.required?.includes(name) && property.default === undefined ? 'required' : '';
    return `<tr><td><code>${plain(name)}</code></td><td>${plain(typeOf(property))}${inner}</td><td>${needed}</td></tr>`;
  });
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function typeOf(shape: Shape): string {
  if (shape.const !== undefined) return JSON.stringify(shape.const);
  if (shape.enum) return shape.enum.map(String).join(' | ');
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return choices.map(typeOf).join(' or ');
  if (shape.type === 'array') return `list of ${shape.items ? typeOf(shape.items) : 'anything'}`;
  const name = Array.isArray(shape.type) ? shape.type.join(' or ') : (shape.type ?? 'anything');
  const preset = shape.default === undefined ? '' : `, default ${JSON.stringify(shape.default)}`;
  return `${shape.format ?? name}${preset}`;
}

function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:0 auto;padding:1rem}
nav{line-height:2}article{border-top:1px solid #8884;padding:.5rem 0}h3{font-size:1rem;margin:.5rem 0}h4{margin:.4rem 0;font-size:.9rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}td{border-top:1px solid #8883;padding:.2rem .5rem;vertical-align:top}
main{overflow-wrap:anywhere}small{opacity:.8}`;
