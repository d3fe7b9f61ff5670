import { expect, test } from 'vitest'
import type { RichText } from '@/lib/domain/postmortem/content'
import { emptyRichText } from '@/lib/domain/postmortem/rich-text'
import { ownWords } from './own-words'

const said = (...lines: string[]): RichText => ({
  type: 'doc',
  content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const nothing = emptyRichText()

test('[EDITOR-5] whoever loses a refused copy can take all their words along', () => {
  const card = { category: null, evidence: [], moves: [] }
  const words = ownWords({
    sections: {
      summary: said('It broke.', 'We fixed it.'),
      impact: nothing,
      wentWell: nothing,
      lucky: nothing,
      learned: nothing,
    },
    cards: [{ ...card, id: 'a', list: 'factors', statement: 'No canary.', explanation: said('One', 'Two') }],
    picks: [
      { seq: 4, context: 'Nobody knew yet.' },
      { seq: 5, context: '' },
    ],
    dismissed: [],
  })
  expect(words).toBe(
    '## Summary\n\nIt broke.\nWe fixed it.\n\n## Timeline\n\n- Nobody knew yet. (line 4 of the log)\n\n' +
      '## Contributing factors\n\n- No canary.\n  One\n  Two',
  )
})
