import { resolve } from 'node:path'
import type { CommandShape } from '../lib/server/operator/command-shapes.ts'
import { parseArguments, UsageError } from '../lib/server/operator/parse-arguments.ts'
import { Failure } from './failure.ts'

/** Checks what was typed, and answers it with a path made absolute: npm runs scripts elsewhere than it was typed. */
export function readArguments(shape: CommandShape, typed: string[]) {
  try {
    const values = parseArguments(shape, typed)
    const { path } = shape
    const given = path && values[path]
    if (!given) return { args: typed, values }
    const absolute = resolve(process.env.INIT_CWD ?? process.cwd(), given)
    return { args: typed.map((arg) => (arg === given ? absolute : arg)), values: { ...values, [path]: absolute } }
  } catch (error) {
    throw error instanceof UsageError ? new Failure(error.message) : error
  }
}
