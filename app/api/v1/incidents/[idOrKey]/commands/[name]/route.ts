import { commandEnvelopeSchema } from '@/lib/domain/incident/command-envelope'
import { execute } from '@/lib/server/execute'
import { actorRoute } from '@/lib/server/http/actor-route'
import { pathIncidentId } from '@/lib/server/http/incident-path'
import { readJson } from '@/lib/server/http/respond'

interface Context {
  params: Promise<{ idOrKey: string; name: string }>
}

export const POST = actorRoute(async (actor, request, context: Context) => {
  const [{ name }, incidentId] = await Promise.all([context.params, pathIncidentId(context)])
  const { commandId, input, ageMs } = await readJson(request, commandEnvelopeSchema)
  return execute({ incidentId, name, actor, commandId, input, ageMs })
})
