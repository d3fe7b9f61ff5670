import { sizeText } from '@/components/ui/size-text'
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENTS } from '@/lib/domain/incident/inputs'
import { excerpt } from '@/lib/domain/text'

/** What somebody pasted, dropped or chose; a folder has no bytes to send. */
export interface Offered {
  name: string
  blob: Blob
  isFolder?: boolean
}

export interface Staging {
  taken: Offered[]
  /** A sentence for each that cannot go along. */
  refusals: string[]
}

/** What the server draws anew; it refuses all other pictures (SPEC FILE-5). */
const DRAWABLE = new Set(['image/png', 'image/apng', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'])

/** Takes what an entry may carry beside what it carries already; the rest is named with its reason (SPEC FILE-20). */
export function stage(offered: readonly Offered[], alreadyStaged: number): Staging {
  const refusals: string[] = []
  const fitting = offered.filter((each) => {
    const reason = reasonAgainst(each)
    if (reason) refusals.push(`${excerpt(each.name, 80)} ${reason}`)
    return reason === null
  })
  const room = Math.max(0, MAX_ATTACHMENTS - alreadyStaged)
  const left = fitting.slice(room).map(({ name }) => excerpt(name, 40))
  if (left.length > 0) refusals.push(`An entry carries at most ${MAX_ATTACHMENTS} files. Left out: ${left.join(', ')}.`)
  return { taken: fitting.slice(0, room), refusals }
}

function reasonAgainst({ blob, isFolder }: Offered): string | null {
  if (isFolder) return 'is a folder: drop the files in it.'
  if (blob.size === 0) return 'is empty.'
  if (blob.size > MAX_ATTACHMENT_BYTES) {
    return `has ${largerText(blob.size)}; a file may have at most ${sizeText(MAX_ATTACHMENT_BYTES)}.`
  }
  if (blob.type.startsWith('image/') && !DRAWABLE.has(blob.type)) {
    return 'is a picture of a kind that is not taken here. Send it as PNG, JPEG, WebP, GIF or AVIF.'
  }
  return null
}

/** "10 MB; at most 10 MB" would say nothing. */
const largerText = (size: number) =>
  sizeText(size) === sizeText(MAX_ATTACHMENT_BYTES) ? `${size.toLocaleString('en-GB')} bytes` : sizeText(size)
