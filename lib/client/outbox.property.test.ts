import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import { type FakeTab, fakeBrowser, type SentCommand, settled } from '@/lib/testing/fake-browser'
import { fakeLog } from '@/lib/testing/fake-log'
import { isUnsent } from './outbox-item'
import { commandWords } from './outbox-words'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const entry = (n: number, text = `line ${n}`) => ({ entryId: uuid(n), kind: 'note', text })
const add = (tab: FakeTab, commandId: string, input: unknown, incidentId: string) =>
  tab.outbox.add({ incidentId, incidentKey: 'INC-1', name: 'add-entry', input, commandId })

/** What may happen between one thing and the next. */
const stepArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), tab: fc.nat(2), incident: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), tab: fc.nat(2), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), which: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), tab: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lose-answer' as const), tab: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lose-request' as const), tab: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('time' as const),
      tab: fc.nat(2),
      ms: fc.integer({ min: -5000, max: 5000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), isReachable: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('events' as const), tab: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), tab: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open' as const) }) },
)
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never

/** Several tabs, one log and a network between them that does what it is told. */
function stage() {
  const browser = fakeBrowser()
  const log = fakeLog()
  const answered = new Set<SentCommand>()
  const written: { commandId: string; incident: string; text: string }[] = []
  let edits = 0
  const tabAt = (n: number) => browser.tabs()[n % browser.tabs().length]
  const openRequest = (tab: FakeTab | undefined) => tab?.sent.find((each) => !answered.has(each))
  function reply(tab: FakeTab | undefined, how: 'answer' | 'lose-answer' | 'lose-request') {
    const request = openRequest(tab)
    if (!request) return
    answered.add(request)
    const decided = how === 'lose-request' ? null : log.decide(request.command)
    request.answer(how === 'answer' && decided ? decided : new AppError('unavailable', 'Away'))
  }
  const steps = {
    async write(n: number, incident: number) {
      const number = written.length + 1
      const text = `line ${number}`
      const tab = tabAt(n) ?? browser.openTab()
      // Nobody writes into a page before it is there.
      await settled()
      browser.clock.wall += 1
      add(tab, `c${number}`, entry(number, text), `i${incident}`)
      written.push({ commandId: `c${number}`, incident: `i${incident}`, text })
    },
    edit(n: number, which: number) {
      const tab = tabAt(n)
      const mine = written[which % (written.length || 1)]
      const item = mine && tab?.outbox.getItems().find(({ commandId }) => commandId === mine.commandId)
      if (!item || item.state === 'saved') return
      edits += 1
      mine.text = `edit ${edits}`
      tab?.outbox.amend(item.commandId, { ...entry(Number(item.commandId.slice(1))), text: mine.text })
    },
    reply,
    openRequest,
    tabAt,
  }
  return { browser, log, written, ...steps }
}

async function take(step: Step, on: ReturnType<typeof stage>) {
  const { browser, log, written } = on
  switch (step.do) {
    case 'write':
      await on.write(step.tab, step.incident)
      break
    case 'edit':
      on.edit(step.tab, step.which)
      break
    case 'refuse':
      if (written[step.which] && !log.events.some(({ commandId }) => commandId === written[step.which]?.commandId)) {
        log.refused.add(written[step.which]!.commandId)
      }
      break
    case 'time':
      browser.clock.wall += step.ms
      browser.clock.tick += Math.abs(step.ms)
      on.tabAt(step.tab)?.runTimers()
      break
    case 'network':
      browser.network.isReachable = step.isReachable
      break
    case 'events':
      on.tabAt(step.tab)?.outbox.confirm(log.events)
      break
    case 'close':
      on.tabAt(step.tab)?.close()
      break
    case 'open':
      if (browser.tabs().length < 3) browser.openTab()
      break
    default:
      on.reply(on.tabAt(step.tab), step.do)
  }
  await settled()
}

/** The network is back, and a tab is open until nothing is left to do. */
async function finish(on: ReturnType<typeof stage>) {
  const { browser } = on
  browser.network.isReachable = true
  if (browser.tabs().length === 0) browser.openTab()
  await settled()
  const isLeft = () => browser.tabs().some((tab) => on.openRequest(tab) || tab.outbox.getItems().some(isUnsent))
  for (let n = 0; n < 500 && isLeft(); n += 1) {
    for (const tab of browser.tabs()) {
      tab.runTimers()
      tab.outbox.wake()
      on.reply(tab, 'answer')
    }
    await settled()
  }
}

test('[OUTBOX-3] whatever happens to tabs and network, what was written is logged once, in order, as it last read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 60 }), async (steps) => {
      const on = stage()
      on.browser.openTab()
      on.browser.openTab()
      await settled()
      for (const step of steps) await take(step, on)
      await finish(on)

      const { log, written, browser } = on
      const accepted = written.filter(({ commandId }) => !log.refused.has(commandId))
      for (const incident of ['i0', 'i1']) {
        const entries = log.events.filter((event) => event.incidentId === incident && event.commandId.startsWith('c'))
        const wanted = accepted.filter((each) => each.incident === incident).map(({ commandId }) => commandId)
        expect(entries.map(({ commandId }) => commandId)).toEqual(wanted)
      }
      const words = log.events.map(({ payload }) => commandWords({ name: 'correct-entry', input: trimmed(payload) }))
      for (const { commandId, text } of accepted) {
        const entryId = uuid(Number(commandId.slice(1)))
        expect(words.findLast((each) => each?.entryId === entryId)?.text).toBe(text)
      }
      expect([...browser.stored.keys()].sort()).toEqual([...log.refused].sort())
      for (const tab of browser.tabs()) expect(tab.states().sort()).toEqual([...log.refused].sort().map(parked))
    }),
    { numRuns: 300 },
  )
})

const trimmed = (payload: unknown) => {
  const { entryId, text } = payload as { entryId: string; text: string }
  return { entryId, text }
}
const parked = (commandId: string) => `${commandId}:refused`
