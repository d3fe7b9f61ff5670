import { expect, test } from 'vitest'
import { changesSince, draftOf, fieldsOf } from '@/components/settings/integrations-draft'
import { rulesForKind } from '@/lib/domain/alert/integration'

test('[INTAKE-13] a form of an integration saves the rules that were changed in it, and no other', () => {
  const draft = draftOf({
    id: 'i',
    kind: 'alertmanager',
    name: 'EU',
    service: null,
    rules: rulesForKind('alertmanager'),
    isEnabled: true,
    createdAt: '2026-11-29T00:00:00.000Z',
    lastReceivedAt: null,
    lastError: null,
    alerts: { firing: 0, total: 0 },
    changes: { total: 0, lastAt: null },
  })
  const opened = fieldsOf(draft)
  expect(changesSince(opened, fieldsOf(draft))).toEqual({ rules: {} })
  const changed = fieldsOf({ ...draft, name: 'US', groupMinutes: '30' })
  expect(changesSince(opened, changed)).toEqual({ name: 'US', rules: { groupMinutes: 30 } })
})
