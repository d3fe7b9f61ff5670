import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkParts } from './link-parts'

test('[CAT-4] links in a text can be opened, without the stop after them', () => {
  expect(linkParts('See https://a.example/x?y=1, then (http://b.example).')).toEqual([
    { text: 'See ', isLink: false },
    { text: 'https://a.example/x?y=1', isLink: true },
    { text: ', then (', isLink: false },
    { text: 'http://b.example', isLink: true },
    { text: ').', isLink: false },
  ])
  expect(linkParts('javascript:alert(1) and ftp://x')).toEqual([
    { text: 'javascript:alert(1) and ftp://x', isLink: false },
  ])
  expect(linkParts('')).toEqual([])
})

const piece = fc.oneof(
  fc.string(),
  fc.constantFrom('https://', 'https://a.example/x?y=1', '(http://b.example/).', '. ', '\n', ']'),
)

test('[CAT-4] no letter of a text is lost', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (all) => {
      expect(
        linkParts(all.join(''))
          .map(({ text }) => text)
          .join(''),
      ).toBe(all.join(''))
    }),
  )
})
