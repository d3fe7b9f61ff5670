import { jsonOf } from '@/lib/client/answer-error'
import { type AttachmentRef, attachmentRefSchema } from '@/lib/domain/incident/values'
import { errorOfAnswer, unreachable } from './answer-error'

/** What is uploaded; `id` is made by us, so that it can be sent again. */
export interface NewFile {
  id: string
  name: string
  blob: Blob
}

/** Ten megabytes take minutes on a bad network: what counts is that something moves. */
const STALLED_MS = 30_000
/** Once all of it is there, a busy server may have others' pictures to draw before this one. */
const DRAWN_WITHIN_MS = 120_000
/** More often than this nobody can see, and each one paints the room again. */
const TELL_EVERY_MS = 200

/**
 * Sends a file of an entry to its incident and answers what the server keeps of it. Throws AppError as `api` does:
 * `unavailable` when nothing has moved for half a minute, or no answer has come two minutes after the last byte
 * (SPEC FILE-27). A fetch cannot tell its progress.
 */
export function uploadFile(
  incidentId: string,
  { id, name, blob }: NewFile,
  onProgress: (sentBytes: number) => void,
  headers: Readonly<Record<string, string>> = {},
): Promise<AttachmentRef> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    let stalled: ReturnType<typeof setTimeout>
    let toldAt = Number.NEGATIVE_INFINITY
    const watch = (ms = STALLED_MS) => {
      clearTimeout(stalled)
      stalled = setTimeout(() => request.abort(), ms)
    }
    request.open('PUT', `/api/v1/incidents/${incidentId}/attachments/${id}?${new URLSearchParams({ name })}`)
    request.setRequestHeader('content-type', blob.type || 'application/octet-stream')
    for (const [header, value] of Object.entries(headers)) request.setRequestHeader(header, value)
    request.upload.onprogress = ({ loaded }) => {
      watch()
      const now = performance.now()
      if (now - toldAt < TELL_EVERY_MS && loaded < blob.size) return
      toldAt = now
      onProgress(Math.min(loaded, blob.size))
    }
    request.upload.onload = () => watch(DRAWN_WITHIN_MS)
    request.onload = () => {
      const answer = jsonOf(request.responseText)
      const kept = isSuccess(request.status) ? attachmentRefSchema.safeParse(answer) : null
      if (kept?.success) resolve(kept.data)
      else reject(errorOfAnswer(answer))
    }
    request.onerror = request.onabort = () => reject(unreachable())
    request.onloadend = () => clearTimeout(stalled)
    watch()
    request.send(blob)
  })
}

const isSuccess = (status: number) => status >= 200 && status < 300
