import { rotationPreviewSchema } from '@/lib/domain/on-call/rota-inputs'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { previewRota } from '@/lib/server/queries/preview-rota'

export const POST = actorRoute(async (actor, request) =>
  previewRota(actor, await readJson(request, rotationPreviewSchema)),
)
