import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Segmented } from './segmented'

const options = [
  { value: 'person', label: 'A person' },
  { value: 'all', label: 'Everybody' },
] as const

/** Of each radio button, whether Tab comes to it. A dialog finds its first and last field by that. */
function tabStops(value: 'person' | 'all' | null): boolean[] {
  const drawn = renderToStaticMarkup(createElement(Segmented, { label: 'Whom', value, options, onValueChange() {} }))
  return [...drawn.matchAll(/<input[^>]*>/g)].map(([input]) => !/tabindex="-1"/i.test(input))
}

test('Tab comes to the one that is chosen, and to all while none is', () => {
  expect(tabStops('person')).toEqual([true, false])
  expect(tabStops('all')).toEqual([false, true])
  expect(tabStops(null)).toEqual([true, true])
})
