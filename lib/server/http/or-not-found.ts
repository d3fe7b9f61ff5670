import { notFound } from 'next/navigation'
import { isAppError } from '@/lib/domain/errors'

const nothingHere = new Set<string>(['not_found', 'rule_refused', 'forbidden'])

/** What a page shows, or the page that does not exist when there is none for this reader. */
export async function orNotFound<Value>(value: Promise<Value>): Promise<Value> {
  try {
    return await value
  } catch (error) {
    if (isAppError(error) && nothingHere.has(error.code)) notFound()
    throw error
  }
}
