import { INSTANT_LABELS } from '../incident/describe'
import { type InstantName, ROLE_NAMES } from '../incident/values'
import type { PublishedPostmortem } from './published'
import { durationWords, instantWords } from './words'

export type FactPair = [name: string, value: string]

/** The facts of a postmortem as pairs of words, those that are known, in the order they are read. */
export function factPairsOf(published: PublishedPostmortem): FactPair[] {
  const { facts, reviewers } = published
  const { instants, durations } = facts
  const names = Object.keys(INSTANT_LABELS) as InstantName[]
  const until = (milliseconds: number | null) => milliseconds !== null && durationWords(milliseconds)
  const all: [string, string | null | false][] = [
    ['Version', versionWords(published)],
    ['Reviewers', reviewers.map(({ name, approved }) => (approved ? `${name} (approved)` : name)).join(', ')],
    ['Severity', facts.severity.toUpperCase()],
    ['Status', facts.status],
    ['Kind', facts.kind],
    ['Services', facts.services.map(({ name }) => name).join(', ')],
    ['Hit', facts.radius],
    ['Until detected', until(durations.detectedMs)],
    ['Until mitigated', until(durations.mitigatedMs)],
    ['Until resolved', until(durations.resolvedMs)],
    ...names.map((name): [string, string | null] => [
      INSTANT_LABELS[name],
      instants[name] && instantWords(instants[name].at),
    ]),
    ...facts.roles.map(({ role, name }): [string, string] => [ROLE_NAMES[role], name]),
  ]
  return all.flatMap(([name, value]) => (value ? [[name, value] as FactPair] : []))
}

function versionWords({ version, publishedAt, publishedBy }: PublishedPostmortem): string {
  if (version === null) return 'Draft'
  const when = publishedAt ? [instantWords(publishedAt)] : []
  return [`${version}`, ...when, ...(publishedBy ? [`by ${publishedBy.name}`] : [])].join(', ')
}
