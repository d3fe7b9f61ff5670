import type { LocalPicture } from '@/lib/client/local-pictures'
import type { PictureSize } from '@/lib/client/picture-size'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import { excerpt } from '@/lib/domain/text'

/** A picture of the timeline, the server's or one of this device that is still on its way. */
export interface ShownPicture {
  ref: AttachmentRef
  row: TimelineRow
  size: PictureSize
  /** The address of this device's own bytes, for as long as they are needed. */
  localUrl: string | null
}

export type LocalPictures = ReadonlyMap<string, LocalPicture>

/** What of an attachment is to be seen as a picture; null for a file. */
export function shownPicture(ref: AttachmentRef, row: TimelineRow, local: LocalPictures): ShownPicture | null {
  const own = local.get(ref.id)
  const localUrl = own?.url ?? null
  if (ref.width !== null && ref.height !== null) {
    return { ref, row, size: { width: ref.width, height: ref.height }, localUrl }
  }
  return own ? { ref, row, size: { width: own.width, height: own.height }, localUrl } : null
}

/** All pictures of these lines, in their order. */
export const shownPictures = (rows: readonly TimelineRow[], local: LocalPictures): ShownPicture[] =>
  rows.flatMap((row) => row.attachments.flatMap((ref) => shownPicture(ref, row, local) ?? []))

/** A picture in words, for who does not see it: who, when, what they said to it, and what it is called. */
export function pictureText({ ref, row }: ShownPicture, time: string): string {
  const words = row.text ? `: ${excerpt(row.text, 120)}` : ''
  return `Picture from ${row.actor.name} at ${time}${words} (${ref.name})`
}
