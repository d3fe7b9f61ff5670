import { expect, test } from 'vitest'
import { fakeBrowser, settled } from '@/lib/testing/fake-browser'
import { fakeLog } from '@/lib/testing/fake-log'
import { uuid } from '@/lib/testing/in-memory-incident'
import type { IncidentRoom } from './incident-room'
import { amendCommand } from './run-command'

test('[OUTBOX-4] [VIEW-8] words that are edited until after they were logged become a correction of them', async () => {
  const { outbox, sent } = fakeBrowser().openTab()
  await settled()
  const room = { id: 'i1', outbox, store: { getConfirmed: () => ({ incident: { key: 'INC-1' } }) } }
  const input = { entryId: uuid(1), kind: 'note', text: 'Only the EU', mentions: [] }
  outbox.add({ incidentId: 'i1', incidentKey: 'INC-1', name: 'add-entry', input, commandId: 'a' })
  const [item] = outbox.getItems()
  await settled()
  sent[0]!.answer(fakeLog().decide(sent[0]!.command))
  await settled()
  outbox.settle('i1', 100)
  expect(outbox.getItems()).toEqual([])
  amendCommand(room as IncidentRoom, item!, { ...input, text: 'Only the EU and Norway' })
  await settled()
  const correction = { entryId: uuid(1), text: 'Only the EU and Norway' }
  expect(sent.slice(1)).toMatchObject([{ command: { name: 'correct-entry', input: correction } }])
})
