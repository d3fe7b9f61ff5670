import { refuse } from '../errors'
import { type ActionValues, isVariable } from './variables'

/** `{{incident.key}}`; with a question mark at its end, as in `{{change.url?}}`, it may be empty. */
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g

const nameIn = (inside: string): string => inside.trim().replace(/\?$/, '')

/** What stands between double braces and is no variable, in the order it stands there. */
export const unknownVariables = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, inside = '']) => nameIn(inside)).filter((name) => !isVariable(name))

/** A template with every variable as a plain letter: its shape, whatever the values are. */
export const shapeOf = (template: string): string => template.replace(PLACEHOLDER, 'x')

/**
 * Sets the values in, each escaped for the place it stands in. Throws `rule_refused` (ACTION-3) naming a variable that
 * does not exist, or that has no value here and is not marked as one that may be empty.
 */
function fill(template: string, values: ActionValues, escaped: (value: string) => string): string {
  return template.replace(PLACEHOLDER, (_, inside: string) => {
    const name = nameIn(inside)
    if (!isVariable(name)) throw refuse('ACTION-3', `There is no variable {{${name}}}.`)
    const value = values[name]
    if (!value && !inside.trim().endsWith('?')) {
      throw refuse('ACTION-3', `{{${name}}} has no value here: nobody has said it yet.`)
    }
    return escaped(value ?? '')
  })
}

/** One component of an address: nothing in it can begin a path, a query or another host. */
const component = (value: string) =>
  encodeURIComponent(value.toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)

/** A header value: one line of visible ASCII, all else as percent-encoded UTF-8. */
const line = (value: string) => value.toWellFormed().replace(/[^\x20-\x7e]+/g, encodeURIComponent)

const asItIs = (value: string) => value.toWellFormed()

const climbs = (part: string) => /^(?:\.|%2e){1,2}$/i.test(part)

/**
 * An address. Its host is literal (the schema sees to that), and no value can climb up its path: a part that is `.` or
 * `..` is refused. Throws `rule_refused` (ACTION-3).
 */
export function fillUrl(template: string, values: ActionValues): string {
  const filled = fill(template, values, component)
  const [path = ''] = filled.split('?')
  const address = new URL(filled)
  if (address.origin === new URL(shapeOf(template)).origin && !path.split(/[/\\]/).some(climbs)) return address.href
  throw refuse('ACTION-3', 'A value would lead to another path than the one that was set up.')
}

/** A header with its values, on one line. */
export const fillHeader = (template: string, values: ActionValues): string => fill(template, values, line).trim()

/** Text with its values as they are. */
export const fillText = (template: string, values: ActionValues): string => fill(template, values, asItIs)

/** JSON whose strings are templates: values stay inside their strings, so it is JSON whatever they are. */
export function fillJson(template: string, values: ActionValues): string {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return fillText(value, values)
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  }
  return JSON.stringify(walk(JSON.parse(template)), null, 2)
}
