import { isAppError } from '@/lib/domain/errors'
import { parseJson, readBytes } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import { MAX_DELIVERY_BYTES } from '@/lib/server/integrations/intake-load'

/** A delivery as an object, whatever content type it says it has; null for what is none. Throws `too_large`. */
export async function readObject(request: Request): Promise<Record<string, unknown> | null> {
  const bytes = await readBytes(request, MAX_DELIVERY_BYTES)
  try {
    const value = parseJson(textOf(bytes))
    return isObject(value) ? value : null
  } catch (error) {
    if (isAppError(error) && error.code === 'invalid_input') return null
    throw error
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
