import { type PathProblems, problemText } from '@/lib/client/path-problems'

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
  windows: 'The list of hours',
  from: 'The beginning',
}

/** The sentence beside a field, or beside one of the fields within it; undefined when nothing is wrong with it. */
export function problemAt(problems: PathProblems, path: string): string | undefined {
  const found = problems[path] ?? Object.entries(problems).find(([one]) => one.startsWith(`${path}.`))?.[1]
  return found === undefined ? undefined : problemText(found, path, LABELS)
}
