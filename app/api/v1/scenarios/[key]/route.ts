import { scenarioChangeSchema } from '@/lib/domain/drill/drill-view'
import { changeScenario, deleteScenario, getScenario } from '@/lib/server/drills/scenarios'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'

interface KeyContext {
  params: Promise<{ key: string }>
}

export const GET = actorRoute(async (actor, _, { params }: KeyContext) => ({
  scenario: await getScenario(actor, (await params).key),
}))

export const PUT = actorRoute(async (actor, request, { params }: KeyContext) => {
  const change = await readJson(request, scenarioChangeSchema)
  return { scenario: await changeScenario(actor, (await params).key, change) }
})

export const DELETE = actorRoute(async (actor, _, { params }: KeyContext) => deleteScenario(actor, (await params).key))
