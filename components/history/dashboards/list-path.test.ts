import { expect, test } from 'vitest'
import { listPath, within } from '@/components/history/dashboards/list-path'

test('The list behind a part of a figure keeps the other filters, and looks at its time only', () => {
  expect(listPath('severity=sev1&period=26w', within('2026-07-20', '2026-07-27'))).toBe(
    '/history/incidents?severity=sev1&from=2026-07-20&to=2026-07-27',
  )
})
