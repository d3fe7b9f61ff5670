import { parseArgs } from 'node:util'
import type { CommandShape } from './command-shapes.ts'

/** The arguments cannot be used; the message is one sentence that names the one. */
export class UsageError extends Error {}

/**
 * Reads `--flag value`, `--flag=value`, and switches, whose value is `yes` when they are there. Throws a UsageError that
 * names what is missing or unknown.
 */
export function parseArguments(shape: CommandShape, argv: string[]): Partial<Record<string, string>> {
  const refuse = (problem: string) => new UsageError(`${problem} Usage: ${shape.usage}`)
  const options = Object.fromEntries(
    Object.entries(shape.flags).map(([name, { isSwitch }]) => [
      name,
      { type: isSwitch ? 'boolean' : 'string' } as const,
    ]),
  )
  const { tokens } = parseArgs({ args: argv, options, strict: false, allowPositionals: true, tokens: true })
  const values: Partial<Record<string, string>> = {}
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    const name = token.kind === 'option' ? token.name : shape.positional
    const isKnown = token.kind === 'option' ? Object.hasOwn(shape.flags, token.name) : name !== undefined
    if (name === undefined || !isKnown) {
      throw refuse(`${token.kind === 'option' ? token.rawName : token.value} is not known.`)
    }
    if (values[name] !== undefined)
      throw refuse(`${token.kind === 'option' ? token.rawName : token.value} is given twice.`)
    const isSwitch = shape.flags[name]?.isSwitch ?? false
    if (isSwitch && token.value !== undefined) throw refuse(`--${name} takes no value.`)
    if (!isSwitch && !token.value) throw refuse(`--${name} needs a value.`)
    values[name] = token.value ?? 'yes'
  }
  for (const [name, { isRequired, oneOf }] of Object.entries(shape.flags)) {
    const value = values[name]
    if (isRequired && value === undefined) throw refuse(`--${name} is missing.`)
    if (oneOf && value !== undefined && !oneOf.includes(value)) throw refuse(`--${name} must be ${oneOf.join(' or ')}.`)
  }
  if (shape.isPositionalRequired && shape.positional && values[shape.positional] === undefined) {
    throw refuse(`${shape.positional.toUpperCase()} is missing.`)
  }
  return values
}
