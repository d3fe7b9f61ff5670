import { expect, test } from 'vitest'
import { categoryName } from './categories'

test('a category is called by its name, and by its key when nobody named it, whatever somebody wrote there', () => {
  expect(categoryName({ design: 'Design' }, 'design')).toBe('Design')
  for (const key of ['gone', '__proto__', 'constructor', 'toString']) {
    expect(categoryName({ design: 'Design' }, key)).toBe(key)
  }
})
