import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson, type Person } from './stage/people.ts'
import { pauseBetween, spreadText, untilListening } from './stage/recovery.ts'
import { compareMarks, declareReviewed, different, openTypist, startParagraph, type Typist } from './stage/typists.ts'
import { until } from './stage/until.ts'

const TYPISTS = 8
/** So long a server must have worked for its supervisor to start the next one without a pause. */
const HEALTHY_MS = 5200

/** Kills the server while eight people type into one document, again and again. */
export async function killDocuments({ times = 50 }: FaultOptions = {}): Promise<FaultResult> {
  const installation = await startInstallation()
  try {
    const people: Person[] = []
    for (let index = 0; index < TYPISTS; index++) people.push(await createPerson(installation, `Typist ${index}`))
    const [first] = people
    if (!first) throw new Error('Nobody was made')
    const incidentId = await declareReviewed(installation, first)
    const found = await typeUnderKills({
      url: installation.url,
      people,
      incidentId,
      times,
      healthyMs: HEALTHY_MS,
      async kill() {
        const victim = installation.serverPid()
        if (!victim) throw new Error('There is no server to kill')
        process.kill(victim, 'SIGKILL')
        await until(() => ![undefined, victim].includes(installation.serverPid()), 60)
        await untilListening(Number(new URL(installation.url).port))
      },
    })
    const { log } = await installation.operate('rebuild', [])
    const differences = Number(/(\d+) differences/.exec(log.join('\n'))?.[1])
    const { figures, isSound } = found
    return {
      name: 'kill-documents',
      promise:
        'kill -9 of the server while 8 people type in one document: no acknowledged edit is lost, all replicas equal',
      figures: { ...figures, 'differences of a rebuild': differences },
      met: isSound && differences === 0 && (times < 50 || Number(figures['acknowledged edits']) >= 10_000),
    }
  } finally {
    await installation.dispose()
  }
}

export interface TypingUnderKills {
  url: string
  people: readonly Pick<Person, 'token'>[]
  incidentId: string
  times: number
  healthyMs: number
  /** Kills the server; resolves once the next one listens. */
  kill(): Promise<void>
}

/** Each types a mark, waits until it is acknowledged, and types the next, whatever happens to the server meanwhile. */
export async function typeUnderKills({ url, people, incidentId, times, healthyMs, kill }: TypingUnderKills) {
  const acknowledged: { writer: number; n: number }[] = []
  const typists: Typist[] = people.map((person) => openTypist(url, person, incidentId))
  for (const typist of typists) await typist.saved()
  const texts = typists.map(({ doc }) => startParagraph(doc))
  const counts = typists.map(() => 0)
  let isOpen = false

  const typeOn = async (writer: number) => {
    const [typist, text] = [typists[writer], texts[writer]]
    if (!typist || !text) return
    while (isOpen) {
      const n = counts[writer] ?? 0
      counts[writer] = n + 1
      text.insert(text.length, `#${writer}.${n};`)
      await typist.saved()
      acknowledged.push({ writer, n })
    }
  }

  const recoveries: number[] = []
  for (let turn = 0; turn < times; turn++) {
    if (turn > 0) await sleep(healthyMs)
    isOpen = true
    const typing = typists.map((_, writer) => typeOn(writer))
    await pauseBetween(1000, 2000)
    const killedAt = performance.now()
    await kill()
    const before = acknowledged.length
    await until(() => acknowledged.length > before + TYPISTS, 60)
    recoveries.push(performance.now() - killedAt)
    isOpen = false
    await Promise.all(typing)
  }
  const fresh = openTypist(url, people[0] ?? { token: '' }, incidentId)
  await fresh.saved()
  const docs = [fresh, ...typists].map(({ doc }) => doc)
  await until(() => different(docs) === 0, 20).catch(() => {})
  const compared = compareMarks(fresh.doc, acknowledged)
  const unequal = different(docs)
  const refused = typists.flatMap(({ closes }) => closes).filter((code) => code === 4409).length
  for (const typist of [fresh, ...typists]) typist.close()
  return {
    figures: {
      kills: times,
      'acknowledged edits': acknowledged.length,
      ...compared,
      'replicas that differ': unequal,
      refused,
      'kill to everybody typing again': spreadText(recoveries),
    } as Record<string, number | string>,
    isSound: [...Object.values(compared), unequal, refused].every((count) => count === 0),
  }
}
