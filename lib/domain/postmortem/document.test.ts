import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentArbitrary, listArbitrary, words } from '@/lib/testing/postmortem-content'
import type { PostmortemContent } from './content'
import {
  addCard,
  cardsOf,
  contextOf,
  documentOf,
  evidenceOf,
  explanationOf,
  picksOf,
  placeCard,
  proseOf,
  readContent,
  statementOf,
  writeSentence,
} from './document'

const by = { id: 'p1', name: 'Anna' }
const at = '2026-11-17T14:06:00.000Z'

/** Evidence and dismissals are maps: their order says nothing. */
const withoutOrder = ({ cards, dismissed, ...rest }: PostmortemContent) => ({
  ...rest,
  cards: cards.map((each) => ({ ...each, evidence: byKey(each.evidence, 'id') })),
  dismissed: byKey(dismissed, 'key'),
})
const byKey = <Item, Key extends keyof Item>(items: Item[], key: Key) =>
  Object.fromEntries(items.map((item) => [item[key], item]))

test('[CARD-1] what a document says is what it was made of', () => {
  fc.assert(
    fc.property(contentArbitrary, (given) => {
      expect(withoutOrder(readContent(documentOf(given)))).toEqual(withoutOrder(given))
    }),
    { numRuns: 150 },
  )
})

test('[CARD-1] a document read from its bytes says the same', () => {
  fc.assert(
    fc.property(contentArbitrary, (given) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(documentOf(given)))
      expect(withoutOrder(readContent(copy))).toEqual(withoutOrder(given))
    }),
    { numRuns: 50 },
  )
})

/** What one person does to the cards; numbers choose among what is there. */
const act = fc.oneof(
  fc.record({ do: fc.constant('add' as const), id: fc.uuid(), list: listArbitrary }),
  fc.record({ do: fc.constant('place' as const), which: fc.nat(9), list: listArbitrary, before: fc.option(fc.nat(9)) }),
  fc.record({ do: fc.constant('write' as const), which: fc.nat(9), text: words }),
  fc.record({ do: fc.constant('explain' as const), which: fc.nat(9), text: words }),
  fc.record({ do: fc.constant('prove' as const), which: fc.nat(9), id: fc.uuid() }),
  fc.record({ do: fc.constant('remove' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('pick' as const), seq: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('unpick' as const), seq: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('prose' as const), text: words }),
  fc.record({ do: fc.constant('context' as const), seq: fc.integer({ min: 1, max: 5 }), text: words }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const insert = (fragment: Y.XmlFragment, text: string) => {
  const first = fragment.get(0)
  if (first instanceof Y.XmlElement) {
    const inner = first.get(0)
    if (inner instanceof Y.XmlText) inner.insert(0, text)
    return
  }
  writeSentence(fragment, text)
}

function apply(doc: Y.Doc, given: Act) {
  const ids = [...cardsOf(doc).keys()].sort()
  const chosen = 'which' in given ? (ids[given.which % Math.max(1, ids.length)] ?? '') : ''
  const map = cardsOf(doc).get(chosen)
  if (given.do === 'add') return addCard(doc, given.id, given.list)
  if (given.do === 'pick') return picksOf(doc).set(String(given.seq), true)
  if (given.do === 'unpick') return picksOf(doc).delete(String(given.seq))
  if (given.do === 'prose') return insert(proseOf(doc, 'summary'), given.text)
  if (given.do === 'context') return insert(contextOf(doc, given.seq), given.text)
  if (!map) return
  if (given.do === 'place') {
    const before = given.before === null ? null : (ids[given.before % ids.length] ?? null)
    return placeCard(doc, chosen, { list: given.list, before }, by, at)
  }
  if (given.do === 'write') return insert(statementOf(map), given.text)
  if (given.do === 'explain') return insert(explanationOf(map), given.text)
  if (given.do === 'prove') return evidenceOf(map).set(given.id, { kind: 'line', seq: 3 })
  return cardsOf(doc).delete(chosen)
}

test('[CARD-2] whatever two people do at once, in whatever order it arrives, they read the same', () => {
  const plan = fc.array(fc.record({ who: fc.nat(1), act, exchange: fc.boolean() }), { maxLength: 30 })
  fc.assert(
    fc.property(contentArbitrary, plan, fc.infiniteStream(fc.nat(1000)), (given, steps, luck) => {
      const start = Y.encodeStateAsUpdate(documentOf(given))
      const people = [new Y.Doc(), new Y.Doc()] as const
      const sent: { to: Y.Doc; update: Uint8Array }[] = []
      for (const [index, doc] of people.entries()) {
        Y.applyUpdate(doc, start, 'network')
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          const to = people[1 - index]
          if (origin !== 'network' && to) sent.push({ to, update })
        })
      }
      const deliver = () => {
        const [message] = sent.splice((luck.next().value ?? 0) % sent.length, 1)
        if (message) Y.applyUpdate(message.to, message.update, 'network')
      }
      for (const { who, act: given, exchange } of steps) {
        apply(people[who === 0 ? 0 : 1], given)
        if (exchange && sent.length > 0) deliver()
      }
      while (sent.length > 0) deliver()
      expect(readContent(people[1])).toEqual(readContent(people[0]))
      for (const { statement } of readContent(people[0]).cards) expect(statement).toBe(statement.trim())
    }),
    { numRuns: 120 },
  )
})
