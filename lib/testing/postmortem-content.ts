import fc from 'fast-check'
import type { Card, PostmortemContent, RichText } from '@/lib/domain/postmortem/content'
import { CARD_LISTS } from '@/lib/domain/postmortem/sections'

const by = { id: 'p1', name: 'Anna' }
const at = '2026-11-17T14:06:00.000Z'

/** Yjs takes plain objects only. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>

/** A few words, trimmed and storable, of any script. */
export const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
  .map((text) => text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim())
  .filter((text) => text !== '' && text.isWellFormed())

const textNode = fc.oneof(
  { weight: 3, arbitrary: words.map((text): RichText => ({ type: 'text', text })) },
  words.map((text): RichText => ({ type: 'text', text, marks: [{ type: 'bold' }] })),
  fc.nat(99).map((seq): RichText => ({ type: 'source', attrs: { seqs: String(seq), label: '14:06' } })),
)
/** Neighbouring texts with the same marks become one when they are read. */
const inline = fc.array(textNode, { maxLength: 1 })
const paragraph = inline.map((content): RichText => ({ type: 'paragraph', ...(content.length > 0 && { content }) }))
const block: fc.Arbitrary<RichText> = fc.oneof(
  { weight: 3, arbitrary: paragraph },
  inline.map((content): RichText => ({ type: 'heading', attrs: { level: 3 }, ...(content.length > 0 && { content }) })),
  fc.array(paragraph, { minLength: 1, maxLength: 3 }).map(
    (items): RichText => ({
      type: 'bulletList',
      content: items.map((item) => ({ type: 'listItem', content: [item] })),
    }),
  ),
)
const richText = fc.array(block, { maxLength: 4 }).map((content): RichText => ({ type: 'doc', content }))

export const listArbitrary = fc.constantFrom(...CARD_LISTS)
const evidence = fc.oneof(
  record({ id: fc.uuid(), kind: fc.constant('line' as const), seq: fc.integer({ min: 1, max: 9999 }) }),
  record({ id: fc.uuid(), kind: fc.constant('link' as const), url: fc.webUrl(), title: words }),
  record({ id: fc.uuid(), kind: fc.constant('picture' as const), attachmentId: fc.uuid(), name: words }),
)
const move = record({ from: listArbitrary, to: listArbitrary, at: fc.constant(at), by: fc.constant(by) })
const card: fc.Arbitrary<Card> = record({
  id: fc.uuid(),
  list: listArbitrary,
  category: fc.option(fc.constantFrom('change', 'design')),
  statement: fc.oneof(fc.constant(''), words),
  explanation: richText,
  evidence: fc.uniqueArray(evidence, { maxLength: 3, selector: ({ id }) => id }),
  moves: fc.array(move, { maxLength: 2 }),
})
const inListOrder = (cards: Card[]) => CARD_LISTS.flatMap((list) => cards.filter((each) => each.list === list))

/** What a postmortem may say, as it reads back from its document. */
export const contentArbitrary: fc.Arbitrary<PostmortemContent> = record({
  sections: record({ summary: richText, impact: richText, wentWell: richText, lucky: richText, learned: richText }),
  cards: fc.uniqueArray(card, { maxLength: 6, selector: ({ id }) => id }).map(inListOrder),
  picks: fc
    .uniqueArray(record({ seq: fc.integer({ min: 1, max: 9999 }), context: fc.oneof(fc.constant(''), words) }), {
      maxLength: 5,
      selector: ({ seq }) => seq,
    })
    .map((picks) => picks.sort((a, b) => a.seq - b.seq)),
  dismissed: fc.uniqueArray(
    record({ key: words, rule: words, quote: words, reason: words, by: fc.constant(by), at: fc.constant(at) }),
    { maxLength: 3, selector: ({ key }) => key },
  ),
})
