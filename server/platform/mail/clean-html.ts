// HTML of strangers made harmless by an allow-list: what is not named here does not come through (MAIL-2; T-X1, F01). No picture, no style,
// no form: nothing in it runs, and showing it asks nothing of any other machine.
import sanitize from 'sanitize-html';

const blocks = ['p', 'div', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'hr', 'br'];
const inline = ['a', 'b', 'strong', 'i', 'em', 'u', 's', 'code', 'sub', 'sup', 'span'];
const table = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

const allowed: sanitize.IOptions = {
  allowedTags: [...blocks, ...inline, ...table],
  allowedAttributes: {
    a: ['href', 'rel', 'target'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  // What stands inside these is no text for people.
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'title',
    'svg',
    'math',
    'object',
    'iframe',
    'xmp',
  ],
  nestingLimit: 60,
  parser: { lowerCaseTags: true },
  transformTags: {
    a: (tagName, { href }) => ({
      tagName,
      attribs: (href === undefined
        ? {}
        : { href, rel: 'noopener noreferrer nofollow', target: '_blank' }) as sanitize.Attributes,
    }),
  },
};

export interface CleanHtml {
  html: string;
  /** Pictures left out; a remote one would have told its owner that the mail was read. */
  picturesBlocked: number;
}

/** Cleaning what is clean changes nothing. */
export function cleanHtml(given: string): CleanHtml {
  const picturesBlocked = given.match(/<(img|picture|video|image)\b/gi)?.length ?? 0;
  let html = sanitize(given, allowed);
  // What taking parts away may put together is taken away as well, until nothing changes.
  for (let again = sanitize(html, allowed); again !== html; again = sanitize(html, allowed)) html = again;
  return { html, picturesBlocked };
}

/** The words of it, a line a block: for mail without a text part. */
export function textOfHtml(given: string): string {
  const broken = cleanHtml(given).html.replaceAll(
    /<(?:br|hr|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote|\/pre)\b[^>]*>/g,
    '$&\n',
  );
  const bare = sanitize(broken, { allowedTags: [], allowedAttributes: {} });
  const words = bare
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
  return words
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
