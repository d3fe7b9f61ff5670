import fc from 'fast-check'
import type { Card, CardEvidence, PostmortemContent, RichText } from '@/lib/domain/postmortem/content'
import { CARD_LISTS, PROSE_SECTIONS } from '@/lib/domain/postmortem/sections'

/** Words that Markdown, HTML and tables trip over, among plain ones. */
const awkward = fc.constantFrom(
  '*a*',
  '**',
  '_b_',
  '~~',
  '`',
  '```',
  '# ',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '> ',
  '|',
  '||',
  '[x]',
  '[ ] ',
  '![i](j)',
  '<b>',
  '<!--',
  '-->',
  '--',
  '---',
  '===',
  '&amp;',
  '&#35;',
  '\\',
  '\\\n',
  'https://example.org/a_b_c',
  'a@b.example',
  'www.example.org',
  '  ',
  '\t',
  '\u00a0',
  'é',
  '🚒',
  '\u200d',
  '“so”',
  '(',
  ')',
  '!',
  ':',
  '[^1]',
  '<ins>',
  '</ins>',
  '$',
)
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Z0-9 ,.]{1,12}$/) },
      { weight: 2, arbitrary: awkward },
      { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('').toWellFormed().replaceAll('\u0000', ''))
  .filter((words) => words.length > 0)

const link = fc
  .record({ path: fc.stringMatching(/^[a-z0-9()_*&]{0,10}$/), title: fc.option(text, { nil: null, freq: 4 }) })
  .map(({ path, title }) => ({ type: 'link', attrs: { href: `https://example.org/${path}`, title } }))
const plainMarks = fc
  .subarray(['bold', 'italic', 'strike', 'underline'])
  .map((types) => types.map((type) => ({ type })))
const marks = fc.oneof(
  { weight: 6, arbitrary: plainMarks },
  { weight: 1, arbitrary: fc.tuple(plainMarks, link).map(([all, one]) => [...all, one]) },
  { weight: 1, arbitrary: fc.constant([{ type: 'code' }]) },
)
const seqs = fc
  .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 3 })
  .map((all) => all.join(','))
const atom: fc.Arbitrary<RichText> = fc.oneof(
  fc.constant({ type: 'hardBreak' }),
  fc.record({ type: fc.constant('mention'), attrs: fc.record({ id: fc.uuid(), label: text }) }),
  fc.record({ type: fc.constant('source'), attrs: fc.record({ seqs, label: text }) }),
)
const inline = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant('text'), text, marks }) },
    { weight: 1, arbitrary: atom },
  ),
  { maxLength: 5 },
) as fc.Arbitrary<RichText[]>

const node = (type: string, content: fc.Arbitrary<RichText[]>, attrs?: fc.Arbitrary<object>): fc.Arbitrary<RichText> =>
  fc.record({ type: fc.constant(type), content, ...(attrs ? { attrs } : {}) }) as fc.Arbitrary<RichText>

const { block } = fc.letrec<{ block: RichText; paragraph: RichText; nested: RichText[] }>((tie) => ({
  paragraph: node('paragraph', inline),
  nested: fc
    .tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 2 }))
    .map(([first, others]) => [first, ...others]),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('paragraph'),
    node('heading', inline, fc.record({ level: fc.constantFrom(3, 4) })),
    fc.constant({ type: 'horizontalRule' }),
    node(
      'codeBlock',
      text.map((words) => [{ type: 'text', text: words }]),
      fc.record({ language: fc.constantFrom(null, 'sql', 'c++') }),
    ),
    fc.record({
      type: fc.constant('picture'),
      attrs: fc.record({ attachmentId: fc.uuid(), alt: fc.oneof(text, fc.constant('')) }),
    }),
    node('blockquote', tie('nested')),
    node('bulletList', fc.array(node('listItem', tie('nested')), { minLength: 1, maxLength: 3 })),
    node(
      'orderedList',
      fc.array(node('listItem', tie('nested')), { minLength: 1, maxLength: 3 }),
      fc.record({ start: fc.integer({ min: 1, max: 12 }) }),
    ),
    node(
      'taskList',
      fc.array(node('taskItem', tie('nested'), fc.record({ checked: fc.boolean() })), { minLength: 1, maxLength: 3 }),
    ),
    table(tie('paragraph'), tie('nested')),
  ),
}))

function table(paragraph: fc.Arbitrary<RichText>, nested: fc.Arbitrary<RichText[]>): fc.Arbitrary<RichText> {
  const content = fc.oneof({ weight: 6, arbitrary: paragraph.map((one) => [one]) }, { weight: 1, arbitrary: nested })
  return fc.integer({ min: 1, max: 3 }).chain((width) => {
    const row = (type: string) =>
      node('tableRow', fc.array(node(type, content), { minLength: width, maxLength: width }))
    return fc
      .tuple(row('tableHeader'), fc.array(row('tableCell'), { maxLength: 2 }))
      .map(([head, rows]) => ({ type: 'table', content: [head, ...rows] }))
  })
}

/** Rich text of everything the schema allows. */
const richTextArbitrary: fc.Arbitrary<RichText> = fc
  .array(block, { maxLength: 4 })
  .map((content) => ({ type: 'doc', content }))

const sentence = fc.oneof(text, fc.constant(''))
const instant = fc.integer({ min: 0, max: 1e9 }).map((ms) => new Date(1.7e12 + ms).toISOString())
const by = fc.record({ id: fc.uuid(), name: text })

const evidence: fc.Arbitrary<CardEvidence> = fc.oneof(
  fc.record({ id: fc.uuid(), kind: fc.constant('line' as const), seq: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ id: fc.uuid(), kind: fc.constant('link' as const), url: fc.webUrl(), title: text }),
  fc.record({ id: fc.uuid(), kind: fc.constant('picture' as const), attachmentId: fc.uuid(), name: text }),
)
const list = fc.constantFrom(...CARD_LISTS)
const card: fc.Arbitrary<Card> = fc.record({
  id: fc.uuid(),
  list,
  category: fc.constantFrom(null, 'change', 'third-party'),
  statement: sentence,
  explanation: richTextArbitrary,
  evidence: fc.array(evidence, { maxLength: 2 }),
  moves: fc.array(fc.record({ from: list, to: list, at: instant, by }), { maxLength: 2 }),
})

/** The content of a postmortem, with everything it may hold. */
export const contentArbitrary: fc.Arbitrary<PostmortemContent> = fc.record({
  sections: fc.record(
    Object.fromEntries(PROSE_SECTIONS.map((section) => [section, richTextArbitrary])),
  ) as unknown as fc.Arbitrary<PostmortemContent['sections']>,
  cards: fc.uniqueArray(card, { maxLength: 4, selector: ({ id }) => id }),
  picks: fc.uniqueArray(fc.record({ seq: fc.integer({ min: 1, max: 400 }), context: sentence }), {
    maxLength: 4,
    selector: ({ seq }) => seq,
  }),
  dismissed: fc.array(
    fc.record({ key: text, rule: fc.constant('should-have'), quote: text, reason: text, by, at: instant }),
    { maxLength: 2 },
  ),
})
