import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalQuery, listQueryOf, listViewOf } from '@/lib/domain/history/list-view'
import { historyListSchema } from '@/lib/server/queries/list-history'

const names = 'q severity status kind service team person category mitigation period from to drills tests sort columns'
const values = fc.oneof(
  fc.string({ maxLength: 210, unit: 'binary' }),
  fc.uuid(),
  fc.constantFrom('sev1,sev2', 'active', 'drill', 'roll-back,other', '52w', 'true', '1', '-mitigate', 'key,people'),
  fc.constantFrom('2026-02-30', '2026-02-28', '2026-02-28T10:00Z', '2026-02-28T10:00:00.5Z', '2026-02-28T25:00Z'),
)
const addresses = fc.array(fc.tuple(fc.constantFrom(...names.split(' ')), values), { maxLength: 12 })

it('[API-2] a category that no database can hold is refused by name', () => {
  const { error } = historyListSchema.safeParse({ category: 'change,\u0000' })
  expect(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'category.1 contains characters that cannot be stored',
  ])
})

it('[HISTORY-3] whatever an address says, what is read of it is a question that the API answers', () => {
  fc.assert(
    fc.property(addresses, (pairs) => {
      const query = listQueryOf(listViewOf(new URLSearchParams(pairs)))
      expect(historyListSchema.safeParse(Object.fromEntries(new URLSearchParams(query))).error).toBeUndefined()
      expect(canonicalQuery(query)).toBe(query)
    }),
    { numRuns: 500 },
  )
})
