import { MAX_UPDATE_BYTES } from '../check-update'

/** What a paragraph costs in a document besides its words. */
const LINE_BYTES = 60
const ROOM_BYTES = 100_000

/** Whether so many words, pasted at once, are more than the server takes of one edit (SPEC PASTE-7). */
export function isTooLongToPaste(words: string): boolean {
  const lines = words.split('\n').length
  return new TextEncoder().encode(words).byteLength + lines * LINE_BYTES > MAX_UPDATE_BYTES - ROOM_BYTES
}
