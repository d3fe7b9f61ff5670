import { setTimeout as sleep } from 'node:timers/promises'
import type { Seen } from './heads.ts'
import type { Installation } from './installation.ts'
import type { Person } from './people.ts'
import {
  compareMarks,
  declareReviewed,
  different,
  marksIn,
  openTypist,
  startParagraph,
  type Typist,
} from './typists.ts'
import { until } from './until.ts'

const PAUSE_MS = 100

/** Two people type into one document, each through a server of their own, and wait until the other has what they typed. */
export async function startConversation(servers: readonly [Installation, Installation], people: readonly Person[]) {
  const [one, two] = people
  if (!one || !two) throw new Error('Two are needed')
  const incidentId = await declareReviewed(servers[0], one)
  const typists: [Typist, Typist] = [
    openTypist(servers[0].url, one, incidentId),
    openTypist(servers[1].url, two, incidentId),
  ]
  for (const typist of typists) await typist.saved()
  const acknowledged: { writer: number; n: number }[] = []
  const seen: Seen[] = []
  let isOpen = false
  let typing: Promise<unknown> = Promise.resolve()

  const type = async (writer: 0 | 1) => {
    const mine = typists[writer]
    const other = typists[writer === 0 ? 1 : 0]
    const text = startParagraph(mine.doc)
    for (let n = 0; isOpen; n++) {
      const at = performance.now()
      text.insert(text.length, `#${writer}.${n};`)
      await mine.saved()
      acknowledged.push({ writer, n })
      await until(() => marksIn(other.doc).some((mark) => mark.writer === writer && mark.n === n), 60)
      seen.push({ at, ms: performance.now() - at })
      await sleep(PAUSE_MS)
    }
  }

  return {
    open() {
      isOpen = true
      typing = Promise.all([type(0), type(1)])
    },
    async close() {
      isOpen = false
      await typing
      const compared = compareMarks(typists[0].doc, acknowledged)
      const unequal = different(typists.map(({ doc }) => doc))
      for (const typist of typists) typist.close()
      const lost = { 'edits lost': compared.lost, 'edits doubled': compared.doubled, 'replicas that differ': unequal }
      return {
        seen,
        figures: { 'acknowledged edits': acknowledged.length, ...lost },
        isSound: [...Object.values(compared), unequal].every((count) => count === 0),
      }
    },
  }
}
