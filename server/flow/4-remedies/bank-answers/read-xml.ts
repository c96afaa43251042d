// Reads the XML a bank sends into a tree. Only what such files use: elements, attributes, text, comments, CDATA. A DTD is refused and
// no entity is known but the five of XML itself, so nothing in a file can reach out or blow up (PAY-15, ASVS 1.5.1).

import { type Steps, workAtOnce } from '#platform/work-in-slices';

export interface XmlNode {
  /** Without its namespace prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlNode[];
  text: string;
}

export class XmlUnreadable extends Error {
  override name = 'XmlUnreadable';
  readonly line: number;
  constructor(line: number) {
    super(`unreadable at line ${line}`);
    this.line = line;
  }
}

/** Banks nest some fifteen deep; a statement of ten thousand lines has some three hundred thousand elements. */
const depthMax = 60;
const nodesMax = 3_000_000;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// Each alternative begins with another sign and repeats a class that excludes its own end: time grows with length alone.
const tag = /<(?:(\/)?([A-Za-z_][\w.:-]*)([^<>]*)>|!--|!\[CDATA\[|\?)/y;
const attribute = /\s+([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Throws XmlUnreadable with the line of the fault: a DTD, an unknown entity, a tag that does not close, too deep, cut off. */
export function readXml(source: string): XmlNode {
  return workAtOnce(readXmlInSteps(source));
}

export function* readXmlInSteps(source: string): Steps<XmlNode> {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlNode[] = [root];
  let here = 0;
  let nodes = 0;
  const fail = (): never => {
    throw new XmlUnreadable(source.slice(0, here).split('\n').length);
  };
  const skipPast = (end: string, from: number): number => {
    const found = source.indexOf(end, from);
    return found < 0 ? fail() : found + end.length;
  };
  for (let pieces = 1; here < source.length; pieces += 1) {
    if (pieces % 500 === 0) yield;
    const next = source.indexOf('<', here);
    const top = open.at(-1) ?? root;
    const text = source.slice(here, next < 0 ? source.length : next);
    if (text.trim() !== '' && top === root) fail();
    if (top !== root) top.text += decode(text) ?? fail();
    if (next < 0) break;
    here = next;
    tag.lastIndex = here;
    const [whole, closing, name, rest = ''] = tag.exec(source) ?? fail();
    if (name === undefined) {
      const end = skipPast(whole === '<!--' ? '-->' : whole === '<?' ? '?>' : ']]>', here + whole.length);
      if (whole === '<![CDATA[') top.text += source.slice(here + whole.length, end - 3);
      here = end;
      continue;
    }
    if (closing) {
      if (open.length === 1 || top.name !== local(name) || rest.trim() !== '') fail();
      open.pop();
    } else {
      if (top === root && root.children.length > 0) fail();
      const empty = rest.endsWith('/');
      const node: XmlNode = {
        name: local(name),
        attributes: readAttributes(empty ? rest.slice(0, -1) : rest) ?? fail(),
        children: [],
        text: '',
      };
      top.children.push(node);
      nodes += 1;
      if (nodes > nodesMax || open.length > depthMax) fail();
      if (!empty) open.push(node);
    }
    here += whole.length;
  }
  const [document] = root.children;
  return open.length === 1 && document ? document : fail();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function readAttributes(text: string): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  let at = 0;
  while (at < text.length && text.slice(at).trim() !== '') {
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    const value = match && decode(match[2] ?? match[3] ?? '');
    if (!match || value === undefined || value === null) return undefined;
    found[local(match[1] ?? '')] = value;
    at = attribute.lastIndex;
  }
  return found;
}

/** Undefined for an entity that is not XML's own, or a number that is no character. */
function decode(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let fine = true;
  const decoded = text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,10}));|&/g, (_, hex, digits, name) => {
    const point = hex ? Number.parseInt(hex, 16) : digits ? Number(digits) : undefined;
    const sign = point === undefined ? named[name ?? ''] : characterOf(point);
    if (sign === undefined) fine = false;
    return sign ?? '';
  });
  return fine ? decoded : undefined;
}

function characterOf(point: number): string | undefined {
  const fine =
    point === 9 ||
    point === 10 ||
    point === 13 ||
    (point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000));
  return fine ? String.fromCodePoint(point) : undefined;
}

/** The first child by a path of names. */
export function at(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let here = node;
  for (const name of path) here = here?.children.find((child) => child.name === name);
  return here;
}

export function all(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The trimmed text at a path; null when there is none. */
export function textAt(node: XmlNode | undefined, ...path: string[]): string | null {
  const text = at(node, ...path)?.text.trim();
  return text ? text : null;
}
