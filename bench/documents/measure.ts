import { setTimeout as sleep } from 'node:timers/promises'
import type { Integrity } from '../figures.ts'
import { atRate, bySaturation, until } from '../open-loop.ts'
import { cpuSeconds } from '../process-cost.ts'
import type { Member } from '../seed.ts'
import { percentile } from '../statistics.ts'
import { type Editor, openEditor, watchEdits } from './editors.ts'

export interface Sizes {
  editors: number
  perSecond: number
  /** Edits before anything is timed. */
  warmUp: number
  edits: number
  /** How often the long document is opened. */
  opens: number
}

export interface Typing {
  seenP50: number
  seenP99: number
  ackP50: number
  ackP99: number
  /** Of the server, in ms for one edit told to everybody. */
  cpu: number
  integrity: Omit<Integrity, 'what'>
}

interface Served {
  url: string
  pid: number
}

/** Many type into one document, so many edits a second; timed is when each is in the documents of all others. */
export async function measureTyping(
  { url, pid }: Served,
  people: readonly Member[],
  incidentId: string,
  sizes: Sizes,
): Promise<Typing> {
  const editors: Editor[] = []
  await bySaturation(10, sizes.editors, async (index) => {
    const person = people[index]
    if (person) editors.push(await openEditor(url, person, incidentId))
  })
  const begun = new Map<number, number>()
  const seen: number[] = []
  const acknowledged: number[] = []
  let doubled = 0
  for (const { doc } of editors) {
    const mine = new Set<number>()
    watchEdits(doc, (edit) => {
      if (mine.has(edit)) doubled += 1
      mine.add(edit)
      const at = begun.get(edit)
      if (at !== undefined) seen.push(performance.now() - at)
    })
  }
  const type = async (edit: number, at: number, isTimed: boolean) => {
    const editor = editors[edit % editors.length]
    if (!editor) return
    if (isTimed) begun.set(edit, at)
    editor.write(edit)
    await untilSaved(editor)
    if (isTimed) acknowledged.push(performance.now() - at)
  }
  await atRate(sizes.perSecond, sizes.warmUp, (index, at) => type(index, at, false))
  const before = cpuSeconds(pid)
  await atRate(sizes.perSecond, sizes.edits, (index, at) => type(sizes.warmUp + index, at, true))
  const expected = sizes.edits * (editors.length - 1)
  await until(() => seen.length >= expected, 30, 'every edit is seen by everybody').catch(() => {})
  const cpu = ((cpuSeconds(pid) - before) / sizes.edits) * 1000
  await sleep(100)
  for (const editor of editors) editor.close()
  return {
    seenP50: percentile(seen, 0.5),
    seenP99: percentile(seen, 0.99),
    ackP50: percentile(acknowledged, 0.5),
    ackP99: percentile(acknowledged, 0.99),
    cpu,
    integrity: { expected, lost: Math.max(0, expected - seen.length), doubled, outOfOrder: 0 },
  }
}

const untilSaved = ({ provider }: Editor): Promise<void> =>
  new Promise((resolve) => {
    if (!provider.hasUnsyncedChanges) return resolve()
    const look = ({ number }: { number: number }) => {
      if (number > 0) return
      provider.off('unsyncedChanges', look)
      resolve()
    }
    provider.on('unsyncedChanges', look)
  })

/** Opens a long document that nobody has open: from the socket to its words, in ms, each time. */
export async function measureOpening(
  url: string,
  person: Member,
  incidentId: string,
  opens: number,
): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < opens; turn++) {
    const startedAt = performance.now()
    const editor = await openEditor(url, person, incidentId)
    times.push(performance.now() - startedAt)
    if (editor.doc.getXmlFragment('summary').length === 0) throw new Error('The long document came empty.')
    editor.close()
    // It is unloaded meanwhile.
    await sleep(300)
  }
  return times
}
