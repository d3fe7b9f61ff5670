import { dryRunSchema } from '@/lib/domain/action/dry-run'
import { dryRun } from '@/lib/server/actions/dry-run'
import { actorRoute } from '@/lib/server/http/actor-route'
import { pathId } from '@/lib/server/http/path-id'
import { readJson } from '@/lib/server/http/respond'

interface LeverContext {
  params: Promise<{ id: string; kind: string }>
}

export const POST = actorRoute(async (actor, request, context: LeverContext) => {
  const [id, { kind }] = [await pathId(context), await context.params]
  return { request: await dryRun(actor, id, kind, await readJson(request, dryRunSchema)) }
})
