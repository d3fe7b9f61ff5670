import { isAppError } from '@/lib/domain/errors'

/** What is wrong with a form: a sentence beside each field, and one for the form as a whole. */
export interface FormProblems<Name extends string> {
  fields: Partial<Record<Name, string>>
  form: string | null
}

/** Sorts what the server said about a form to the fields it has; `labels` are what people read beside them. */
export function problemsOf<Name extends string>(error: unknown, labels: Record<Name, string>): FormProblems<Name> {
  if (!error) return { fields: {}, form: null }
  if (!isAppError(error)) return { fields: {}, form: 'Something went wrong here. Nothing was changed.' }
  const fields: Partial<Record<Name, string>> = {}
  for (const { path, message } of error.details.fields ?? []) {
    const full = path.replace(/^input\./, '')
    // One of several that are written in one field.
    const name = isNameIn(labels, full) ? full : full.replace(/\.\d+$/, '')
    if (isNameIn(labels, name)) fields[name] ??= sentence(labels[name], message)
  }
  return Object.keys(fields).length > 0 ? { fields, form: null } : { fields, form: withStop(error.message) }
}

const isNameIn = <Name extends string>(labels: Record<Name, string>, name: string): name is Name =>
  Object.hasOwn(labels, name)

/** Schemas say what a field is ("is empty"), rules speak in whole sentences. */
export const sentence = (label: string, message: string): string =>
  withStop(/^[a-z]/.test(message) ? `${label} ${message}` : message)

const withStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
