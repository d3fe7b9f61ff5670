import { expect, test } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import { type FakeTab, fakeBrowser, settled } from '@/lib/testing/fake-browser'
import { fakeLog } from '@/lib/testing/fake-log'

const add = (tab: FakeTab, commandId: string, input: unknown = {}, incidentId = 'i1') =>
  tab.outbox.add({ incidentId, incidentKey: 'INC-1', name: 'add-entry', input, commandId })
const idsSent = ({ sent }: FakeTab) => sent.map(({ command }) => command.commandId)

test('[OUTBOX-2] every tab shows what waits, whichever it was written in, and one of them sends it in order', async () => {
  const browser = fakeBrowser()
  const [here, there] = [browser.openTab(), browser.openTab()]
  await settled()
  browser.network.isReachable = false
  add(here, 'a')
  browser.clock.wall += 10
  add(there, 'b')
  browser.clock.wall += 10
  add(here, 'c')
  await settled()
  for (const tab of [here, there]) expect(tab.states().map((state) => state[0])).toEqual(['a', 'b', 'c'])
  browser.network.isReachable = true
  there.outbox.wake()
  const log = fakeLog()
  for (let n = 0; n < 3; n += 1) {
    await settled()
    here.sent[n]!.answer(log.decide(here.sent[n]!.command))
  }
  await settled()
  expect(idsSent(here)).toEqual(['a', 'b', 'c'])
  expect(idsSent(there)).toEqual([])
  for (const tab of [here, there]) expect(tab.states()).toEqual([])
})

test('[OUTBOX-2] a tab that closes leaves what it wrote to another one', async () => {
  const browser = fakeBrowser()
  const [here, there] = [browser.openTab(), browser.openTab()]
  await settled()
  add(here, 'a')
  await settled()
  expect(idsSent(here)).toEqual(['a'])
  here.close()
  there.runTimers()
  await settled()
  expect(idsSent(there)).toEqual(['a'])
})

test('[OUTBOX-2] a tab that waited for its turn does not send what another has sent', async () => {
  const browser = fakeBrowser()
  const [here, there] = [browser.openTab(), browser.openTab()]
  await settled()
  add(here, 'a')
  await settled()
  there.runTimers()
  here.sent[0]!.answer(fakeLog().decide(here.sent[0]!.command))
  await settled()
  expect(idsSent(there)).toEqual([])
  expect(there.states()).toEqual([])
})

test('[OUTBOX-2] the answer reaches the tab that wrote it, whichever sent it', async () => {
  const browser = fakeBrowser()
  const [here, there] = [browser.openTab(), browser.openTab()]
  await settled()
  add(here, 'a')
  add(there, 'b')
  await settled()
  const log = fakeLog()
  here.sent[0]!.answer(log.decide(here.sent[0]!.command))
  await settled()
  here.sent[1]!.answer(log.decide(here.sent[1]!.command))
  await settled()
  expect(there.answers.flatMap(({ events }) => events.map(({ commandId }) => commandId))).toEqual(['a', 'b'])
})

test('[VIEW-4] what a closed browser left unsent is taken up in order by the next page, refusals included', async () => {
  const browser = fakeBrowser()
  const before = browser.openTab()
  await settled()
  add(before, 'a')
  add(before, 'b')
  await settled()
  before.sent[0]!.answer(new AppError('rule_refused', 'No.'))
  await settled()
  before.close()
  const after = browser.openTab()
  await settled()
  expect(after.states()).toEqual(['a:refused', 'b:waiting'])
  expect(idsSent(after)).toEqual(['b'])
})

test('[OUTBOX-6] files go first, each once; the entry follows when all are there', async () => {
  const browser = fakeBrowser()
  const tab = browser.openTab()
  await settled()
  const files = ['one.png', 'two.png'].map((name, n) => ({ id: `f${n}`, name, blob: new Blob([name]) }))
  tab.outbox.add({ incidentId: 'i1', incidentKey: 'INC-1', name: 'add-entry', input: {}, commandId: 'a', files })
  await settled()
  expect(tab.uploads.map(({ file }) => file.name)).toEqual(['one.png'])
  tab.uploads[0]!.progress(3)
  expect(tab.outbox.getItems()[0]?.files[0]?.sent).toBe(3)
  tab.uploads[0]!.answer({ id: 'f0', name: 'one.png' } as AttachmentRef)
  await settled()
  tab.uploads[1]!.answer(new AppError('unavailable', 'Away'))
  await settled()
  expect(tab.states()).toEqual(['a:waiting'])
  expect(browser.stored.get('a')).toMatchObject({ isUncertain: false, files: [{ ref: { id: 'f0' } }, { ref: null }] })
  tab.outbox.wake()
  await settled()
  expect(tab.uploads.map(({ file }) => file.name)).toEqual(['one.png', 'two.png', 'two.png'])
  expect(tab.sent).toHaveLength(0)
  tab.uploads[2]!.answer({ id: 'f1', name: 'two.png' } as AttachmentRef)
  await settled()
  expect(idsSent(tab)).toEqual(['a'])
})

test('[OUTBOX-6] what the server has let go of meanwhile is uploaded once more', async () => {
  const browser = fakeBrowser()
  const tab = browser.openTab()
  await settled()
  const files = [{ id: 'f0', name: 'one.png', blob: new Blob(['x']) }]
  const gone = new AppError('rule_refused', 'There is no upload of yours with this id here.', { rule: 'FILE-1' })
  tab.outbox.add({ incidentId: 'i1', incidentKey: 'INC-1', name: 'add-entry', input: {}, commandId: 'a', files })
  await settled()
  tab.uploads[0]!.answer({ id: 'f0', name: 'one.png' } as AttachmentRef)
  await settled()
  tab.sent[0]!.answer(new AppError('unavailable', 'Away'))
  await settled()
  tab.outbox.wake()
  await settled()
  tab.sent[1]!.answer(gone)
  await settled()
  expect(tab.uploads).toHaveLength(2)
  tab.uploads[1]!.answer({ id: 'f0', name: 'one.png' } as AttachmentRef)
  await settled()
  tab.sent[2]!.answer(gone)
  await settled()
  expect(tab.states()).toEqual(['a:refused'])
})

test('[OUTBOX-6] a file that the server refuses parks its entry and is named; tried again, all are uploaded anew', async () => {
  const browser = fakeBrowser()
  const tab = browser.openTab()
  await settled()
  const files = [{ id: 'f0', name: 'core.dump', blob: new Blob(['x']) }]
  tab.outbox.add({ incidentId: 'i1', incidentKey: 'INC-1', name: 'add-entry', input: {}, commandId: 'a', files })
  add(tab, 'b')
  await settled()
  tab.uploads[0]!.answer(new AppError('too_large', 'It has more than 10 MB'))
  await settled()
  expect(tab.outbox.getItems()[0]).toMatchObject({ refusal: { message: 'core.dump: It has more than 10 MB' } })
  expect(idsSent(tab)).toEqual(['b'])
  tab.outbox.retry('a')
  tab.sent[0]!.answer(fakeLog().decide(tab.sent[0]!.command))
  await settled()
  expect(tab.uploads).toHaveLength(2)
})
