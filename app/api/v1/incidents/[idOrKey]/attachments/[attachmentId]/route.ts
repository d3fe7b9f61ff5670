import { attachmentResponse } from '@/lib/server/attachments/attachment-response'
import { MAX_UPLOAD_BYTES, UPLOAD_PAUSE_MS, upload, uploadQuerySchema } from '@/lib/server/attachments/upload'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readBytes } from '@/lib/server/http/read-body'
import { created, readQuery } from '@/lib/server/http/respond'
import { attachmentQuerySchema, getAttachment } from '@/lib/server/queries/get-attachment'

interface Context {
  params: Promise<{ idOrKey: string; attachmentId: string }>
}

export const PUT = actorRoute(async (actor, request, { params }: Context) => {
  const { idOrKey, attachmentId: id } = await params
  const { name } = readQuery(request, uploadQuerySchema)
  const read = () => readBytes(request, MAX_UPLOAD_BYTES, { pauseMs: UPLOAD_PAUSE_MS })
  const { attachment, isNew } = await upload(actor, idOrKey, { id, name, read, sender: request.signal })
  return isNew ? created(attachment) : attachment
})

export const GET = actorRoute(async (actor, request, { params }: Context) => {
  const { idOrKey, attachmentId } = await params
  return attachmentResponse(
    request,
    await getAttachment(actor, idOrKey, attachmentId, readQuery(request, attachmentQuerySchema)),
  )
})
