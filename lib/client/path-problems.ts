import { sentence } from '@/lib/client/form-problems'
import { isAppError } from '@/lib/domain/errors'

/** What is wrong with a form that has parts within parts, by path: `steps.0.targets.1`. */
export type PathProblems = Record<string, string>

/** What the server found wrong; `told` is the path at which it is told, when that is another one. */
export function problemsOfAnswer(error: unknown, told = (path: string) => path): PathProblems {
  const fields = isAppError(error) ? (error.details.fields ?? []) : []
  return Object.fromEntries(fields.map(({ path, message }) => [told(path.replace(/^input\./, '')), message]))
}

/** What was found at a path as a sentence; `labels` are of the last part of paths. */
export const problemText = (found: string, path: string, labels: Record<string, string>): string =>
  sentence(labels[path.split('.').at(-1) ?? ''] ?? 'It', found)
