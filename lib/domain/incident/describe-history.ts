import type { PayloadOf } from './events'
import type { historyPayloads } from './history-payloads'
import { DETECTED_BY, IMPORT_SOURCES } from './values'

type Sentences = { [T in keyof typeof historyPayloads]: (payload: PayloadOf<T>, actor: string) => string }

/** The sentences of what history asks of a log, see `describeEvent`. */
export const historySentences: Sentences = {
  'test.marked': ({ to }, actor) =>
    to ? `${actor} marked this as a test: it counts in no figure` : `${actor} said this is no test`,
  'detection.set': ({ by }, actor) =>
    by ? `${actor} said who noticed first: ${DETECTED_BY[by].toLowerCase()}` : `${actor} took back who noticed first`,
  'incident.imported': ({ source, foreignId }, actor) =>
    `${actor} imported this from ${IMPORT_SOURCES[source]} (${foreignId}): written later`,
}
