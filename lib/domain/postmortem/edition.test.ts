import { describe, expect, test } from 'vitest'
import { aLine, aPublished, emptyContent } from '@/lib/testing/postmortem-samples'
import type { PostmortemContent, RichText } from './content'
import { picturesIn, publicEditionOf } from './edition'
import { postmortemHtml } from './html'
import type { Prevention } from './prevention'
import { SECTIONS } from './sections'

const doc = (...content: RichText[]): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content }] })
const secret = 'https://wiki.internal.example/secret'
const content: PostmortemContent = {
  ...emptyContent(),
  sections: {
    ...emptyContent().sections,
    summary: doc(
      { type: 'text', text: 'Ada Okafor saw it with ' },
      { type: 'mention', attrs: { id: 'ben', label: 'Ben Young' } },
      { type: 'text', text: ' here', marks: [{ type: 'bold' }, { type: 'link', attrs: { href: secret } }] },
      { type: 'source', attrs: { seqs: '3', label: '23:53' } },
    ),
    learned: { type: 'doc', content: [{ type: 'picture', attrs: { attachmentId: 'pic', alt: 'Ben Young’s graph' } }] },
  },
  cards: [
    {
      id: 'c1',
      list: 'trigger',
      category: 'change',
      statement: 'Ben Young deployed',
      explanation: doc({ type: 'text', text: 'So it was' }),
      evidence: [
        { id: '1', kind: 'link', url: secret, title: secret },
        { id: '2', kind: 'link', url: secret, title: 'The test plan' },
        { id: '3', kind: 'line', seq: 2 },
      ],
      moves: [{ from: 'factors', to: 'trigger', at: '2026-11-18T00:00:00.000Z', by: { id: 'ben', name: 'Ben Young' } }],
    },
  ],
  picks: [
    { seq: 1, context: 'ada okafor was alone' },
    { seq: 4, context: '' },
  ],
  dismissed: [{ key: 'k', rule: 'r', quote: 'Ben forgot', reason: 'so', by: { id: 'ben', name: 'Ben Young' }, at: '' }],
}
const prevention: Prevention = {
  id: 'p1',
  incident: { id: 'i', key: 'INC-42', title: 'Checkout failed' },
  title: 'A canary, says Ben Young',
  kind: 'prevent',
  state: 'declined',
  owner: { id: 'ben', name: 'Ben Young' },
  dueOn: '2026-12-02',
  cardId: 'c1',
  mitigationId: 'm1',
  evidence: { text: 'Ben Young did', url: secret },
  declined: { reason: 'Ben Young is away', askAgainOn: '2027-01-01' },
  issue: { kind: 'link', url: secret },
  version: 1,
  createdAt: '2026-11-18T00:00:00.000Z',
  updatedAt: '2026-11-18T00:00:00.000Z',
  doneAt: null,
}
const published = aPublished({
  content,
  lines: {
    1: aLine(1, 'Ada Okafor took commander from Ben Young', { isFact: true }),
    2: aLine(2, 'Ben Young: rolled back', { by: { id: 'ben', name: 'Ben Young', kind: 'person' } }),
    3: aLine(3, 'Only a source'),
    4: aLine(4, 'Commander: Ada Okafor'),
  },
  preventions: [prevention],
})

describe('[EDITION-2] a public edition', () => {
  const all = publicEditionOf(published, SECTIONS)

  test('names nobody and leads nowhere inside', () => {
    const text = JSON.stringify(all)
    for (const hidden of ['Ada', 'Okafor', 'Ben', 'Young', 'internal.example', 'Only a source', 'away']) {
      expect(text.toLowerCase()).not.toContain(hidden.toLowerCase())
    }
  })

  test('holds no address, wherever one stands among words', () => {
    const link = { type: 'text', text: secret, marks: [{ type: 'link', attrs: { href: secret } }] }
    const { content: shown, lines } = publicEditionOf(
      aPublished({
        content: {
          ...content,
          sections: { ...content.sections, impact: doc({ type: 'text', text: 'See ' }, link) },
          picks: [{ seq: 5, context: `(${secret}).` }],
        },
        lines: { 5: aLine(5, `Board: ${secret}?orgId=1#now, db postgres://ada:pw@db.internal.example:5432/shop.`) },
      }),
      SECTIONS,
    ).published
    expect(shown.sections.impact).toEqual(doc({ type: 'text', text: 'See ' }, { type: 'text', text: 'an address' }))
    expect(shown.picks).toEqual([{ seq: 5, context: '(an address).' }])
    expect(lines[5]?.text).toBe('Board: an address, db an address.')
  })

  test('names nobody whom only the document names: in a mention, a move or a dismissed hint', () => {
    const by = (name: string) => ({ id: name, name })
    const [card] = content.cards
    const shown = publicEditionOf(
      aPublished({
        content: {
          ...content,
          sections: {
            ...content.sections,
            impact: doc({ type: 'text', text: 'Cleo Lind, Dan Rossi and Eve Moss were told. ' }),
            learned: doc({ type: 'mention', attrs: { id: 'cleo', label: 'Cleo Lind' } }),
          },
          cards: card ? [{ ...card, moves: [{ from: 'factors', to: 'trigger', at: '', by: by('Dan  Rossi') }] }] : [],
          dismissed: [{ key: 'k', rule: 'r', quote: 'q', reason: 'so', by: by('Eve Moss'), at: '' }],
        },
      }),
      ['impact'],
    )
    expect(shown.published.content.sections.impact).toEqual(
      doc({ type: 'text', text: 'A colleague, a colleague and a colleague were told. ' }),
    )
  })

  test('names nobody and holds no address where marks cut a name or an address in two', () => {
    const bold = (text: string) => ({ type: 'text', text, marks: [{ type: 'bold' }] })
    const plain = (text: string) => ({ type: 'text', text })
    const { sections } = publicEditionOf(
      aPublished({
        content: {
          ...content,
          sections: {
            ...content.sections,
            summary: doc(plain('We woke Ben '), bold('Young'), plain(', who saw it.')),
            impact: doc(plain('See https://wiki.'), bold('internal.example'), plain('/plan.')),
            learned: doc(plain('We woke '), bold('Ben Young'), plain(' late.')),
          },
        },
      }),
      SECTIONS,
    ).published.content
    expect(sections.summary).toEqual(doc(plain('We woke a colleague, who saw it.')))
    expect(sections.impact).toEqual(doc(plain('See an address.')))
    expect(sections.learned).toEqual(doc(plain('We woke '), bold('A colleague'), plain(' late.')))
  })

  test('says what people were', () => {
    expect(all.published.lines[1]?.text).toBe('The commander took commander from a colleague')
    expect(all.published.lines[4]?.text).toBe('Commander: a colleague')
    expect(all.published.lines[1]?.by).toEqual({ id: '', name: 'Commander', kind: 'person' })
    const html = postmortemHtml(all.published, () => null)
    expect(html).toContain('The commander saw it with a colleague<strong> here</strong></p>')
    expect(html).toContain('The test plan')
  })

  test('holds what was chosen and nothing else', () => {
    const one = publicEditionOf(published, ['summary'])
    expect(one.sections).toEqual(['summary'])
    const { content: shown, lines, preventions, facts } = one.published
    expect([shown.cards, shown.picks, lines, preventions, facts.services, facts.radius]).toEqual([
      [],
      [],
      {},
      [],
      [],
      null,
    ])
    expect(picturesIn(shown)).toEqual([])
    expect(picturesIn(publicEditionOf(published, ['learned']).published.content)).toEqual(['pic'])
  })
})
