import { type BuiltServer, startBuiltServer } from '../built-server.ts'
import { postNote } from '../http-writer.ts'
import { bySaturation } from '../open-loop.ts'
import { noteText } from '../seed.ts'
import { measureRun, type Run } from './measure.ts'
import { type Place, WRITERS } from './place.ts'

export interface HttpRun extends Run {
  /** `seq`s as the server answered them. */
  seqs: number[]
}

/** The same appends through the built server: 64 writers, each with a token and a connection of their own. */
export async function startHttpWriters(place: Place) {
  const server: BuiltServer = await startBuiltServer()
  async function write(kind: 'many' | 'hot', count: number): Promise<HttpRun> {
    const seqs: number[] = []
    const run = await measureRun(count, server.pid, (timed) =>
      bySaturation(WRITERS, count, (index, writer) =>
        timed(async () => {
          const incidentId = kind === 'hot' ? place.hotId : place.incidentIds[writer]
          const token = place.people[writer]?.token
          if (incidentId && token) seqs.push(await postNote(server.url, token, incidentId, noteText(index)))
        }),
      ),
    )
    return { ...run, seqs }
  }
  return { write, stop: () => server.stop() }
}
