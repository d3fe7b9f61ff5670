import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vectors } from '@/e2e/security/vectors'
import { contentArbitrary } from '@/lib/testing/postmortem-arbitraries'
import { aLine, aPublished, emptyContent } from '@/lib/testing/postmortem-samples'
import type { PostmortemContent, RichText } from './content'
import { postmortemHtml } from './html'

/** Every tag that may stand in it, with the attributes it may have; no other `<` is there. */
const OURS =
  /^(?:!doctype html|html lang="en"|meta charset="utf-8"|a href="(?:https?|mailto):[^"<>]*" rel="noopener noreferrer"|img src="data:image\/png;base64,AA==" alt="[^"<>]*"|ol start="\d+"|t[dh](?: colspan="\d+")?(?: rowspan="\d+")?|t[dr] class="at"|(?:p|ul|span|table) class="(?:missing|question|kind|context|evidence|tasks|box|source|log)"|\/?(?:html|head|title|style|body|h[1-5]|dl|div|dt|dd|section|article|p|ul|ol|li|table|thead|tbody|tr|t[dh]|blockquote|pre|code|figure|figcaption|strong|em|s|u|span|a|br|hr))>/

function expectHarmless(html: string): void {
  for (const piece of html.split('<').slice(1)) expect(piece).toMatch(OURS)
}

const everywhere = (text: string): PostmortemContent => {
  const marks = [{ type: 'link', attrs: { href: text } }]
  const doc: RichText = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text },
          { type: 'text', text: 'x', marks },
          { type: 'mention', attrs: { id: text, label: text } },
          { type: 'source', attrs: { seqs: text, label: text } },
        ],
      },
      { type: 'picture', attrs: { attachmentId: text, alt: text } },
      { type: 'codeBlock', attrs: { language: text }, content: [{ type: 'text', text }] },
      { type: text, attrs: { level: text, start: text }, content: [{ type: 'text', text, marks: [{ type: text }] }] },
      { type: 'orderedList', attrs: { start: text }, content: [] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: text, rowspan: text }, content: [] }] },
        ],
      },
    ],
  }
  return {
    ...emptyContent(),
    sections: { summary: doc, impact: doc, wentWell: doc, lucky: doc, learned: doc },
    cards: [
      {
        id: text,
        list: 'trigger',
        category: text,
        statement: text,
        explanation: doc,
        evidence: [
          { id: '1', kind: 'link', url: text, title: text },
          { id: '2', kind: 'picture', attachmentId: text, name: text },
          { id: '3', kind: 'line', seq: 1 },
        ],
        moves: [],
      },
    ],
    picks: [{ seq: 1, context: text }],
  }
}

describe('[EXPORT-4] the page of a postmortem holds no tag and no address of anybody', () => {
  test('for each of the texts that run as a script where they are taken for markup', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(200)
    for (const text of vectors) {
      const sample = aPublished()
      const published = aPublished({
        content: everywhere(text),
        lines: { 1: aLine(1, text, { by: { id: text, name: text, kind: 'person' } }) },
        categories: { [text]: text },
        facts: { ...sample.facts, title: text, services: [{ id: text, name: text }], radius: text },
      })
      expectHarmless(postmortemHtml(published, (id) => (id === text ? 'data:image/png;base64,AA==' : null)))
    }
  })

  test('for whatever a postmortem may say', () => {
    fc.assert(
      fc.property(contentArbitrary, (content) => expectHarmless(postmortemHtml(aPublished({ content }), () => null))),
      { numRuns: 50 },
    )
  })
})

test('[EXPORT-4] a redacted line says that it is', () => {
  const content = { ...emptyContent(), picks: [{ seq: 1, context: '' }] }
  expect(postmortemHtml(aPublished({ content, lines: { 1: aLine(1, null) } }), () => null)).toContain('redacted')
})
