import { expect, test } from 'vitest'
import { chosenText, withGone } from '@/components/history/filter-groups'

const options = [{ value: 'capacity', label: 'Capacity' }]

test('[HISTORY-3] What an old link chooses and no list has any more has a name, and can be taken back', () => {
  const values = ['capacity', 'weather']
  const found = withGone({ options, missing: null }, values)
  expect(found.options.map(({ value }) => value)).toEqual(['weather', 'capacity'])
  expect(chosenText({ ...found, values: ['weather'] })).toBe('Not listed any more')
  expect(withGone({ options, missing: null }, ['capacity']).options).toEqual(options)
})

test('[HISTORY-3] Nothing is told as gone before its list is there', () => {
  const missing = { options: [], missing: 'on-its-way' } as const
  expect(withGone(missing, ['capacity'])).toEqual(missing)
  expect(chosenText({ ...missing, values: ['capacity'] })).toBe('1 chosen')
})
