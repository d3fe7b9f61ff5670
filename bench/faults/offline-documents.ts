import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultResult } from './fault.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson } from './stage/people.ts'
import { compareMarks, declareReviewed, different, openTypist, startParagraph } from './stage/typists.ts'
import { until } from './stage/until.ts'

const EDITS = 200

/** Two people write while neither is connected, in the same paragraph and in their own; both come back. */
export async function offlineDocuments(): Promise<FaultResult> {
  const installation = await startInstallation()
  try {
    const [ada, ben] = [await createPerson(installation, 'Ada'), await createPerson(installation, 'Ben')]
    const incidentId = await declareReviewed(installation, ada)
    const first = openTypist(installation.url, ada, incidentId)
    await first.saved()
    const shared = startParagraph(first.doc)
    await first.saved()
    const second = openTypist(installation.url, ben, incidentId)
    await second.saved()
    const paragraphs = second.doc.getXmlFragment('summary')
    const theirs = paragraphs.get(paragraphs.length - 1)
    const typists = [first, second]
    for (const { socket } of typists) socket.disconnect()
    await sleep(500)
    const typed: { writer: number; n: number }[] = []
    const inShared = [shared, 'get' in theirs ? theirs.get(0) : shared] as (typeof shared)[]
    for (const [writer, typist] of typists.entries()) {
      const own = startParagraph(typist.doc)
      for (let n = 0; n < EDITS; n++) {
        const text = n % 2 === 0 ? own : (inShared[writer] ?? own)
        text.insert(text.length, `#${2 * writer + (n % 2)}.${n};`)
        typed.push({ writer: 2 * writer + (n % 2), n })
      }
    }
    const backAt = performance.now()
    for (const { socket } of typists) void socket.connect()
    await Promise.all(typists.map((typist) => typist.saved()))
    const docs = typists.map(({ doc }) => doc)
    await until(() => different(docs) === 0, 10).catch(() => {})
    const seconds = Number(((performance.now() - backAt) / 1000).toFixed(2))
    const fresh = openTypist(installation.url, ada, incidentId)
    await fresh.saved()
    const compared = compareMarks(fresh.doc, typed)
    const unequal = different([fresh.doc, ...docs])
    for (const typist of [fresh, ...typists]) typist.close()
    return {
      name: 'offline-documents',
      promise: 'two people write offline into the same document and come back: all of it is there, once, for both',
      figures: { typed: typed.length, ...compared, 'replicas that differ': unequal, 'merged after (s)': seconds },
      met: [...Object.values(compared), unequal].every((count) => count === 0),
    }
  } finally {
    await installation.dispose()
  }
}
