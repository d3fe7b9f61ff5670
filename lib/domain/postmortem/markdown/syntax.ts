import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown as write } from 'mdast-util-to-markdown'
import { gfm } from 'micromark-extension-gfm'
import type { RootContent } from './nodes'

/** An address in a sentence is no link unless somebody made it one: reading must not add what was not written. */
const withoutAutolinks = { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } }
const reading = {
  extensions: [gfm({ singleTilde: false }), withoutAutolinks],
  mdastExtensions: gfmFromMarkdown().filter((extension) => !('transforms' in extension)),
}
const writing = {
  extensions: [gfmToMarkdown()],
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
  fences: true,
  incrementListMarker: true,
} satisfies Parameters<typeof write>[1]

/** The blocks of a text in GitHub's Markdown (https://github.github.com/gfm). No text is an error. */
export const parseMarkdown = (text: string): RootContent[] => parse(text, reading).children

/** Blocks as text that `parseMarkdown` reads as the same blocks. */
export const writeMarkdown = (children: RootContent[]): string => write({ type: 'root', children }, writing)

/** A comment that says to a program what Markdown cannot; its JSON has nothing that could end a comment. */
export const comment = (name: string, value?: unknown): string =>
  value === undefined ? `<!-- ek:${name} -->` : `<!-- ek:${name} ${inComment(value)} -->`

/** The comment that ends what `comment(name)` began. */
export const endOf = (name: string): string => `<!-- /ek:${name} -->`

const inComment = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('>', '\\u003e')
    .replaceAll('<', '\\u003c')
    .replaceAll('--', '-\\u002d')
    .replaceAll('--', '\\u002d-')

/** What a comment of ours says; undefined for anything else, `value` undefined when it carries nothing readable. */
export function readComment(html: string): { name: string; value: unknown } | undefined {
  const [, name, json] = /^<!-- ek:([a-z]+)(?: (.*))? -->$/s.exec(html.trim()) ?? []
  return name === undefined ? undefined : { name, value: parsedJson(json) }
}

function parsedJson(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}
