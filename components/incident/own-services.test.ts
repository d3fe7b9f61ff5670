import { expect, test } from 'vitest'
import { withOwnServices } from '@/components/incident/own-services'

test('[SITU-1] what others named or took away while a dialog was open stays so', () => {
  expect(withOwnServices(['api', 'cart'], ['api', 'mail'], ['api', 'cart', 'ledger'])).toEqual([
    'api',
    'ledger',
    'mail',
  ])
  expect(withOwnServices(['api', 'cart'], ['api', 'cart'], ['api'])).toEqual(['api'])
  expect(withOwnServices([], ['api'], ['api'])).toEqual(['api'])
})
