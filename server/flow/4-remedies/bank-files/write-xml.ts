// Writes XML: elements in the order given, texts escaped, nothing else. A text XML cannot hold is a bug of the caller's checks.

import { type Steps, workAtOnce } from '#platform/work-in-slices';

/** An element with its children, or with its text. `undefined` and empty lists of children are left out. */
export type XmlPart = readonly [
  name: string,
  content: string | readonly (XmlPart | undefined)[],
  attributes?: Record<string, string>,
];

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters XML 1.0 forbids are dropped: a control sign copied with a name must not spoil a file of ten thousand. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

export function writeXml(root: XmlPart): string {
  return workAtOnce(writeXmlInSteps(root));
}

/** Pieces of text, joined once at the end: a file of ten thousand payments has some four hundred thousand. */
export function* writeXmlInSteps(root: XmlPart): Steps<string> {
  const pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  yield* write(pieces, root);
  pieces.push('\n');
  return pieces.join('');
}

const longList = 50;
/** Others may come first between the parts of a long list. */
function* write(pieces: string[], [name, content, attributes = {}]: XmlPart): Steps<void> {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  pieces.push(`<${name}${given.join('')}>`);
  if (typeof content === 'string') pieces.push(escapeXml(content));
  else
    for (const part of content) {
      if (part) yield* write(pieces, part);
      if (content.length > longList) yield;
    }
  pieces.push(`</${name}>`);
}
