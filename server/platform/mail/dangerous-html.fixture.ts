// For tests: HTML that has broken helpdesks (T-X1, F01): every way to run or fetch that we know, in every place where it has been tried.

const runs = ['alert(1)', 'top.location="https://canary.example"', 'fetch("https://canary.example")'];
const handlers = [
  'onerror',
  'onload',
  'onclick',
  'onmouseover',
  'onfocus',
  'ontoggle',
  'onanimationstart',
  'onbeforeinput',
  'onpointerenter',
  'onbegin',
];
const hosts = [
  'img src=x',
  'svg',
  'body',
  'video src=x',
  'details open',
  'input autofocus',
  'a href="#"',
  'p',
  'table',
  'marquee',
  'iframe src=x',
  'math',
];
const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  ' javascript:',
  '\u0001javascript:',
  'data:text/html,',
  'vbscript:',
  '&#106;avascript:',
  'javascript&colon;',
  'jav&#x0A;ascript:',
];
const linked = [
  '<a href="@">x</a>',
  "<a href='@'>x</a>",
  '<a href=@>x</a>',
  '<form action="@"><button>x',
  '<button formaction="@">x',
  '<iframe src="@">',
  '<embed src="@">',
  '<object data="@">',
  '<math href="@">x</math>',
  '<svg><a xlink:href="@"><text>x</text></a></svg>',
  '<base href="@">',
  '<area href="@">',
  '<link rel=import href="@">',
  '<meta http-equiv=refresh content="0;url=@">',
];
const remote = [
  '<img src="https://canary.example/a.gif">',
  '<img srcset="https://canary.example/a 2x">',
  '<p style="background:url(https://canary.example/a)">x',
  '<table background="https://canary.example/a"><td>x',
  '<link rel=stylesheet href="https://canary.example/a.css">',
  '<style>@import "https://canary.example/a.css"</style>',
  '<video poster="https://canary.example/a"></video>',
  '<audio src="https://canary.example/a"></audio>',
  '<input type=image src="https://canary.example/a">',
  '<svg><image href="https://canary.example/a"/></svg>',
  '<picture><source srcset="https://canary.example/a"></picture>',
  '<body background="https://canary.example/a">',
];
const broken = [
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1)</script>',
  '<script/x>alert(1)</script>',
  '<script\n>alert(1)</script\n>',
  '<img """><script>alert(1)</script>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<template><script>alert(1)</script></template>',
  '<textarea><script>alert(1)</script></textarea>',
  '<select><option><script>alert(1)</script></option></select>',
  '<title><img src=x onerror=alert(1)></title>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<p>&amp;lt;script&amp;gt;</p>',
  '<a href="https://x.example" onclick=alert(1) style="position:fixed">x</a>',
  '<div id=getElementById name=cookie>clobber</div>',
];

/** More than five hundred. */
export function dangerousHtml(): string[] {
  const onHosts = hosts.flatMap((host) => handlers.flatMap((name) => runs.map((run) => `<${host} ${name}='${run}'>x`)));
  const byScheme = linked.flatMap((form) => schemes.map((scheme) => form.replace('@', `${scheme}alert(1)`)));
  const nested = [...remote, ...broken].flatMap((one) => [
    one,
    `<div>${one}</div>`,
    `<table><tr><td>${one}`,
    `<blockquote>${one}</blockquote>`,
  ]);
  return [...onHosts, ...byScheme, ...nested];
}
