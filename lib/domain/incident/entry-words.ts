import { excerpt } from '../text'
import { spokenList } from './spoken'
import type { AttachmentRef } from './values'

type Named = Pick<AttachmentRef, 'name' | 'width'>

/** Kept as a picture: re-encoded, with a size in pixels. Anything else is a file to be fetched. */
export const isPicture = ({ width }: Pick<AttachmentRef, 'width'>): boolean => width !== null

/** What was attached, as one says it: "a picture", "trace.log", "2 pictures and 3 files". Empty for nothing. */
export function attachedText(attachments: readonly Named[]): string {
  const pictures = attachments.filter(isPicture).length
  const names = attachments.filter((each) => !isPicture(each)).map(({ name }) => excerpt(name, 60))
  return spokenList([
    ...(pictures === 0 ? [] : [pictures === 1 ? 'a picture' : `${pictures} pictures`]),
    ...(names.length > 2 ? [`${names.length} files`] : names),
  ])
}

/**
 * What an entry says, wherever it is quoted: its words, or for one without words what it carries (SPEC FILE-24). Null
 * stays null: a fact, or redacted.
 */
export function wordsOf<Text extends string | null>({
  text,
  attachments = [],
}: {
  text: Text
  attachments?: readonly Named[] | undefined
}): Text | string {
  return text === '' ? attachedText(attachments) : text
}
