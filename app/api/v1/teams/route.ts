import { newTeamSchema } from '@/lib/domain/catalogue/catalogue'
import { createTeam } from '@/lib/server/catalogue/teams'
import { actorRoute } from '@/lib/server/http/actor-route'
import { created, readJson } from '@/lib/server/http/respond'
import { listTeams } from '@/lib/server/queries/list-teams'

export const GET = actorRoute(async (actor) => ({ teams: await listTeams(actor) }))

export const POST = actorRoute(async (actor, request) => {
  const input = await readJson(request, newTeamSchema)
  return created({ team: await createTeam(actor, input) })
})
