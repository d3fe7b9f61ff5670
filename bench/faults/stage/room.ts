import type { Installation } from './installation.ts'
import { createPerson, declare, type Person } from './people.ts'
import { createWriters, type WriterOptions, type Writers } from './writers.ts'

export interface Room {
  people: Person[]
  incidentIds: string[]
  writers: Writers
}

/** Sixteen people who can write into several incidents at once. */
export async function peopleWriting(
  installation: Installation,
  options: Partial<WriterOptions> & { incidents?: number } = {},
): Promise<Room & { auditor: Person }> {
  const people: Person[] = []
  for (let index = 0; index < 16; index++) people.push(await createPerson(installation, `Writer ${index}`))
  const [auditor] = people
  if (!auditor) throw new Error('Nobody was made')
  const incidentIds: string[] = []
  for (let index = 0; index < (options.incidents ?? 4); index++) {
    incidentIds.push((await declare(installation.url, auditor)).id)
  }
  const writers = createWriters({ people, incidentIds, urls: [installation.url], ...options })
  return { people, auditor, incidentIds, writers }
}
