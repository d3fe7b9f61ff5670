/** Where a source of a sentence points: to the line in the timeline of the same text. */
export const SOURCE_HREF = '#log-'
export const PERSON_HREF = '#person-'
/** Where a picture is, beside the text. */
export const PICTURE_PATH = 'attachments/'

/** What stands after the beginning of an address, decoded where it can be. */
export function referred(url: string, beginning: string): string {
  const rest = url.slice(beginning.length)
  try {
    return decodeURIComponent(rest)
  } catch {
    return rest
  }
}
