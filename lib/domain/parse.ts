import type { z } from 'zod'
import { AppError, type FieldProblem } from './errors'

/**
 * Parses what came from outside. Throws `invalid_input` with one problem per field; unknown keys are named.
 * `root` is put before each path, so that a caller reads `input.title`, not `title`.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, root = ''): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.flatMap((issue) => problemsOf(issue, root))
  const first = fields[0]
  const message = first ? `${first.path || 'The input'}: ${first.message}` : 'The input is not valid'
  throw new AppError('invalid_input', message, { fields })
}

function problemsOf(issue: z.core.$ZodIssue, root: string): FieldProblem[] {
  const base = [root, ...issue.path.map(String)].filter(Boolean).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [base, key].filter(Boolean).join('.'), message: 'is not a known field' }))
  }
  return [{ path: base, message: issue.message }]
}
