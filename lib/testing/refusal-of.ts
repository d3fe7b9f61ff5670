import { type ErrorCode, isAppError } from '@/lib/domain/errors'

export interface Refusal {
  code: ErrorCode
  rule: string | undefined
  /** The first field that was wrong. */
  field: string | undefined
  message: string
}

/** Runs what must be refused and answers how. Fails when it is not, and passes on what is no refusal. */
export function refusalOf(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (!isAppError(error)) throw error
    const { code, details, message } = error
    return { code, rule: details.rule, field: details.fields?.[0]?.path, message }
  }
  throw new Error('It was not refused')
}
