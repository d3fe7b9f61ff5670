import { issueTokenSchema } from '@/lib/domain/postmortem/github-issues'
import { actorRoute } from '@/lib/server/http/actor-route'
import { readJson } from '@/lib/server/http/respond'
import { saveToken, trackerState } from '@/lib/server/preventions/tracker-settings'

export const GET = actorRoute(async (actor) => trackerState(actor))

export const PUT = actorRoute(async (actor, request) =>
  saveToken(actor, (await readJson(request, issueTokenSchema)).token),
)
