import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentArbitrary } from '@/lib/testing/postmortem-arbitraries'
import { aLine, aPublished, emptyContent } from '@/lib/testing/postmortem-samples'
import type { Card, RichText } from './content'
import { fromMarkdown, toMarkdown } from './markdown'
import { normalise } from './normalise'

const said = (text: string, ...types: string[]): RichText => ({
  type: 'text',
  text,
  ...(types.length > 0 ? { marks: types.map((type) => ({ type })) } : {}),
})
const paragraph = (...content: RichText[]): RichText => ({ type: 'paragraph', content })
const summaryOf = (...content: RichText[]) => {
  const content_ = emptyContent()
  content_.sections.summary = { type: 'doc', content }
  return aPublished({ content: content_ })
}
const aCard = (given: Partial<Card> = {}): Card => ({
  id: 'card-1',
  list: 'trigger',
  category: 'change',
  statement: 'Deploy #8412 cut the timeout to 5 s.',
  explanation: { type: 'doc', content: [paragraph(said('Nobody had measured slow issuers.'))] },
  evidence: [{ id: 'e1', kind: 'line', seq: 12 }],
  moves: [],
  ...given,
})

test('[EXPORT-1] whatever a postmortem says reads back from its Markdown', () => {
  fc.assert(
    fc.property(contentArbitrary, (content) => {
      expect(fromMarkdown(toMarkdown(aPublished({ content })))).toEqual(normalise(content))
    }),
    // One has some twenty kilobytes of blocks in blocks.
    { numRuns: 10 },
  )
}, 60_000)

describe('[EXPORT-2] a person reads it without a program', () => {
  const item = (type: string, words: string, attrs?: object): RichText => ({
    type,
    ...(attrs ? { attrs: { ...attrs } } : {}),
    content: [paragraph(said(words))],
  })
  const cell = (type: string, words: string): RichText => ({ type, content: [paragraph(said(words))] })
  const plain: [string, RichText, string][] = [
    [
      'a paragraph',
      paragraph(said('It was '), said('bad', 'bold'), said('.')),
      'It was **bold**.'.replace('bold', 'bad'),
    ],
    ['underlined words', paragraph(said('so', 'underline')), '<ins>so</ins>'],
    ['marks that touch', paragraph(said('a', 'bold'), said('b', 'italic')), '**a**<!-- -->*b*'],
    ['a heading', { type: 'heading', attrs: { level: 3 }, content: [said('Why')] }, '### Why'],
    ['a list', { type: 'bulletList', content: [item('listItem', 'one'), item('listItem', 'two')] }, '- one\n- two'],
    ['numbers', { type: 'orderedList', attrs: { start: 3 }, content: [item('listItem', 'c')] }, '3. c'],
    ['tasks', { type: 'taskList', content: [item('taskItem', 'done', { checked: true })] }, '- [x] done'],
    ['code', { type: 'codeBlock', attrs: { language: 'sql' }, content: [said('select 1 ')] }, '```sql\nselect 1 \n```'],
    ['a quote', { type: 'blockquote', content: [paragraph(said('so'))] }, '> so'],
    ['a picture', { type: 'picture', attrs: { attachmentId: 'a1', alt: 'A graph' } }, '![A graph](attachments/a1)'],
    [
      'a table',
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'who'), cell('tableHeader', 'n')] },
          { type: 'tableRow', content: [cell('tableCell', 'EU'), cell('tableCell', '4')] },
        ],
      },
      '| who | n |\n| --- | - |\n| EU  | 4 |',
    ],
    [
      'a source and a mention',
      paragraph(said('It failed '), { type: 'source', attrs: { seqs: '12,13', label: '23:53' } }, said(' says '), {
        type: 'mention',
        attrs: { id: 'p1', label: 'Ada' },
      }),
      'It failed [23:53](#log-12%2C13) says [@Ada](#person-p1)',
    ],
  ]
  test.each(plain)('%s', (_, block, markdown) => {
    const text = toMarkdown(summaryOf(block))
    expect(text).toContain(`## Summary\n\n${markdown}\n\n## Impact`)
    expect(fromMarkdown(text)).toEqual(normalise(summaryOf(block).content))
  })

  test('what Markdown cannot say is shown as near as it comes, and carried in a comment', () => {
    const text = toMarkdown(summaryOf({ type: 'paragraph' }, paragraph(said('then'))))
    expect(text).toContain('<!-- ek:block {"type":"paragraph"} -->\n\n<!-- /ek:block -->\n\nthen')
  })

  test('facts, lines, cards and preventions stand in it in words', () => {
    const content = { ...emptyContent(), cards: [aCard()], picks: [{ seq: 12, context: 'Nobody saw it yet.' }] }
    const lines = { 12: aLine(12, 'Checkouts fail'), 13: aLine(13, null) }
    const text = toMarkdown(aPublished({ content, lines, categories: { change: 'Change' } }))
    expect(text).toContain('# INC-42 Checkout failed for EU customers')
    expect(text).toMatch(/\| Severity +\| SEV1/)
    expect(text).toContain('**2026-11-17 23:12 UTC** Ada Okafor: Checkouts fail (written 2026-11-17 23:13 UTC)')
    expect(text).toContain('  > Nobody saw it yet.')
    expect(text).toContain('### Deploy #8412 cut the timeout to 5 s.')
    expect(text).toContain('- Category: Change')
  })
})

test('[EXPORT-3] words that look like our comments, or like HTML, stay words', () => {
  const forged = '<!-- ek:card {"id":"x"} --> <script>alert(1)</script> <!-- /ek:shown -->'
  const published = summaryOf(paragraph(said(forged)))
  published.content.cards = [
    aCard({ statement: forged, explanation: { type: 'doc', content: [paragraph(said(forged))] } }),
  ]
  const text = toMarkdown(published)
  expect(text).not.toMatch(/(?<!\\)<script/)
  expect(fromMarkdown(text)).toEqual(normalise(published.content))
})

test('a text by anybody else reads as the prose under our headings', () => {
  const read = fromMarkdown('# Outage\n\nIntro\n\n## Summary\n\nIt *failed*. <b onclick=x>no</b>\n\n## Other\n\nLost\n')
  expect(read.sections.summary).toEqual({
    type: 'doc',
    content: [paragraph(said('It '), said('failed', 'italic'), said('. no'))],
  })
  expect(read.cards).toEqual([])
})
