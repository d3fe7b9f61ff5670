import { expect, test } from 'vitest'
import { filtersOf, queryOf } from '@/components/incidents/incident-filters'

const read = (query: string) => filtersOf(new URLSearchParams(query))

test('filters survive the address and back', () => {
  const filters = { status: 'active,mitigated', severity: 'sev1', kind: 'delivery', q: 'EU & checkout' }
  expect(read(queryOf(filters))).toEqual(filters)
})

test('what is not a filter counts as any', () => {
  expect(read('status=broken&severity=sev9&serviceId=1%27--&kind=&q=%20&page=3')).toEqual({})
  expect(read(`serviceId=${'-'.repeat(36)}`)).toEqual({})
})

test('the query does not depend on the order of the address', () => {
  expect(queryOf(read('q=db&severity=sev2'))).toBe(queryOf(read('severity=sev2&q=db')))
})
