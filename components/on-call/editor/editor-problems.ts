import type { Problems } from '@/components/on-call/editor/rota-draft'
import { isAppError } from '@/lib/domain/errors'

const LABELS: Record<string, string> = {
  name: 'The name',
  key: 'The key',
  teamId: 'The team',
  zone: 'The time zone',
  layers: 'The rotation',
  participantIds: 'The layer',
  startsOn: 'The day',
  handoverAt: 'The time',
  turn: 'The length of a turn',
  count: 'The length of a turn',
  windows: 'The list of hours',
  time: 'The time',
  weekday: 'The weekday',
  from: 'The beginning',
}

/** What the server found wrong, by path. */
export function problemsOfAnswer(error: unknown): Problems {
  const fields = isAppError(error) ? (error.details.fields ?? []) : []
  return Object.fromEntries(fields.map(({ path, message }) => [path.replace(/^input\./, ''), message]))
}

/** The sentence beside a field, or beside one of the fields within it; undefined when nothing is wrong with it. */
export function problemAt(problems: Problems, path: string): string | undefined {
  const found = problems[path] ?? Object.entries(problems).find(([one]) => one.startsWith(`${path}.`))?.[1]
  if (found === undefined) return undefined
  const label = LABELS[path.split('.').at(-1) ?? ''] ?? 'It'
  const text = /^[a-z]/.test(found) ? `${label} ${found}` : found
  return /[.!?]$/.test(text) ? text : `${text}.`
}
