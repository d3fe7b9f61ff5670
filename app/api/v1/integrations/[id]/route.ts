import { integrationChangeSchema } from '@/lib/domain/alert/integration'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { changeIntegration, deleteIntegration } from '@/lib/server/integrations/change-integration'
import { getIntegration } from '@/lib/server/queries/list-integrations'

type Context = { params: Promise<{ id: string }> }

export const GET = actorRoute<Context>(async (actor, _, { params }) => ({
  integration: await getIntegration(actor, (await params).id),
}))

export const PATCH = actorRoute<Context>(async (actor, request, { params }) => ({
  integration: await changeIntegration(actor, (await params).id, await readJson(request, integrationChangeSchema)),
}))

export const DELETE = actorRoute<Context>(async (actor, _, { params }) => deleteIntegration(actor, (await params).id))
