import { setImmediate as breathe } from 'node:timers/promises'
import { storable } from '@/lib/domain/alert/storable'
import { AppError, isAppError } from '@/lib/domain/errors'
import { type ForeignIncident, foreignIncidentSchema, type ImportRecord } from '@/lib/domain/import/foreign-incident'
import type { ImportContent } from '@/lib/domain/import/import-run'
import { readOpsgenie } from '@/lib/domain/import/opsgenie'
import { readPagerDuty } from '@/lib/domain/import/pagerduty'
import type { ImportSource } from '@/lib/domain/incident/values'
import { parseJson } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import { countWords, topWords, type WordCounter } from '@/lib/server/import/count-words'
import { readCsv } from '@/lib/server/import/read-csv'

/** A file as it is kept: what it holds, and its incidents in order. */
export interface ReadFile {
  content: ImportContent
  records: ImportRecord[]
}

/** Reads a file of a source. Throws `invalid_input` or `too_large` when it cannot be, or has no incident in it. */
export async function readFile(source: ImportSource, bytes: Uint8Array): Promise<ReadFile> {
  const text = textOf(bytes)
  const file = source === 'csv' ? await readCsv(text) : await readVendor(source, text)
  if (file.records.length > 0) return file
  throw new AppError('invalid_input', NOTHING[source])
}

const NOTHING = {
  csv: 'There is no row below the headings of this file.',
  pagerduty: 'There is no incident in this file. It has to be what GET /incidents of PagerDuty answers.',
  opsgenie: 'There is no incident in this file. It has to be what GET /v1/incidents of Opsgenie answers.',
} satisfies Record<ImportSource, string>

/** Incidents, or lines, after which others are answered. */
const BREATHE_EVERY = 200

const readers = { pagerduty: readPagerDuty, opsgenie: readOpsgenie }

async function readVendor(source: 'pagerduty' | 'opsgenie', text: string): Promise<ReadFile> {
  const incidents: ForeignIncident[] = []
  for (const one of readers[source](await documentsOf(text))) {
    if (incidents.length % BREATHE_EVERY === 0) await breathe()
    incidents.push(foreignIncidentSchema.parse(storable(one)))
  }
  const words = (of: (incident: ForeignIncident) => string[]) => {
    const counters: WordCounter[] = []
    for (const incident of incidents) for (const word of of(incident)) countWords(counters, 0, word)
    return topWords(counters[0]) ?? []
  }
  return {
    content: {
      columns: [],
      severities: words(({ severity }) => [severity]),
      services: words(({ services }) => services),
    },
    records: incidents.map((foreign) => ({ foreign })),
  }
}

/** One JSON document, or several, a line each. */
async function documentsOf(text: string): Promise<unknown[]> {
  try {
    return [parseJson(text)]
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length < 2 || !isAppError(error)) throw error
    const [first = '', ...others] = lines
    const documents = [firstLine(first, error)]
    for (const line of others) {
      if (documents.length % BREATHE_EVERY === 0) await breathe()
      documents.push(parseJson(line))
    }
    return documents
  }
}

/** When not even the first line stands for itself, what is wrong with the whole is what helps. */
function firstLine(line: string, wrong: AppError): unknown {
  try {
    return parseJson(line)
  } catch {
    throw wrong
  }
}
