import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentSummary } from '@/lib/domain/incident/summary'
import { prepareDemo } from '@/lib/server/demo/demo'
import { labelledLike, similarFamilies } from '@/lib/server/demo/similar-labels'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { listSimilar } from '@/lib/server/queries/list-similar'

const SHOWN = 3

/** Of those labelled like it, as far as three can show them, how many are among the first three. */
const shareOf = (shown: string[], labelled: Set<string>): number =>
  shown.filter((title) => labelled.has(title)).length / Math.min(SHOWN, labelled.size)

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** What one would show without a score: the latest that hit one of its services. */
const latestOfService = (one: IncidentSummary, all: IncidentSummary[]): string[] =>
  all
    .filter(({ id, status, services }) => id !== one.id && status === 'closed' && sharesService(services, one.services))
    .map(({ title }) => title)
    .slice(0, SHOWN)

const sharesService = (some: IncidentSummary['services'], others: IncidentSummary['services']): boolean =>
  some.some(({ id }) => others.some((other) => other.id === id))

test('[SIMILAR-5] in the history of the demo, what was labelled by hand is among the first three', {
  timeout: 180_000,
}, async () => {
  const { cast } = await prepareDemo(() => {})
  const { incidents } = await listIncidents(SYSTEM_ACTOR, { limit: 100 })
  const titles = incidents.map(({ title }) => title)
  expect(titles).toEqual(expect.arrayContaining(similarFamilies.flat()))

  const found: { share: number; baseline: number; isFirst: boolean; line: string }[] = []
  for (const incident of incidents) {
    const labelled = labelledLike(incident.title)
    if (labelled.size === 0) continue
    const similar = await listSimilar(cast.people.ada, incident.key, { limit: SHOWN })
    const shown = similar.map(({ incident }) => incident.title)
    const share = shareOf(shown, labelled)
    const baseline = shareOf(latestOfService(incident, incidents), labelled)
    const line = `${share.toFixed(2)} ${incident.title} → ${shown.join(' · ')}`
    found.push({ share, baseline, isFirst: labelled.has(shown[0] ?? ''), line })
  }
  const figures = {
    labelled: found.length,
    precision: mean(found.map(({ share }) => share)),
    baseline: mean(found.map(({ baseline }) => baseline)),
    first: mean(found.map(({ isFirst }) => Number(isFirst))),
    any: mean(found.map(({ share }) => Number(share > 0))),
  }
  // What docs/HISTORY.md says, for whoever changes the score.
  if (process.env.SHOW_SIMILAR) console.info(JSON.stringify(figures), found.map(({ line }) => line).join('\n'))
  expect(figures.precision).toBeGreaterThan(0.6)
  expect(figures.precision).toBeGreaterThan(figures.baseline + 0.2)
})
