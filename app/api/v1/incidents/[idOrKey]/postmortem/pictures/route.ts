import { addPicture, addPictureSchema } from '@/lib/server/attachments/add-picture'
import { actorRoute } from '@/lib/server/http/actor-route'
import type { IncidentContext } from '@/lib/server/http/incident-path'
import { readJson } from '@/lib/server/http/respond'

export const POST = actorRoute(async (actor, request, { params }: IncidentContext) => {
  const { attachmentId } = await readJson(request, addPictureSchema)
  return addPicture(actor, (await params).idOrKey, attachmentId)
})
