import { useState } from 'react'
import { randomId } from './random-id'

/**
 * Ids for what is sent: the same again has the id it had, so that it is done once, however often it is pressed. Other
 * words are another thing, also when the answer to the first ones was lost.
 */
export function createIds(): (sent: unknown) => string {
  const ids = new Map<string, string>()
  return (sent) => {
    const key = JSON.stringify(sent)
    const id = ids.get(key) ?? randomId()
    ids.set(key, id)
    return id
  }
}

/** Ids for what one form sends. */
export function useIds(): (sent: unknown) => string {
  const [idOf] = useState(createIds)
  return idOf
}
