import { AppError } from '@/lib/domain/errors'
import { fileNameOf } from '@/lib/server/attachments/file-name'
import { createGate } from '@/lib/server/attachments/gate'
import { reEncode } from '@/lib/server/attachments/re-encode'
import { sniff } from '@/lib/server/attachments/sniff'
import { shared } from '@/lib/server/process-registry'

/** What becomes of an uploaded file. */
export interface KeptFile {
  name: string
  mediaType: string
  /** Pixels; of pictures only. */
  width: number | null
  height: number | null
  full: Uint8Array
  thumbnail: Uint8Array | null
}

/** Drawing takes a core and much memory each; those who wait are few, because uploads are. */
const gate = shared('picture-gate', () => createGate({ atOnce: 2, waiting: 16 }))

/**
 * A picture is drawn anew, anything else kept as it is. Throws `rule_refused` for pictures that cannot be, and
 * `unavailable` when its turn comes after its sender has gone.
 */
export async function keptFileOf(bytes: Uint8Array, givenName: string, sender?: AbortSignal): Promise<KeptFile> {
  const sniffed = await sniff(bytes)
  if (sniffed.picture === null) {
    const { mediaType } = sniffed
    const name = fileNameOf(givenName, mediaType)
    return { name, mediaType, width: null, height: null, full: bytes, thumbnail: null }
  }
  const { picture: format } = sniffed
  const {
    mediaType,
    width,
    height,
    bytes: full,
    thumbnail,
  } = await gate(() => {
    if (sender?.aborted) throw new AppError('unavailable', 'The sender did not wait')
    return reEncode(bytes, format)
  })
  return { name: fileNameOf(givenName, mediaType), mediaType, width, height, full, thumbnail }
}
