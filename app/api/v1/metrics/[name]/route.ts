import { tableLines } from '@/lib/domain/metrics/table-text'
import { actorRoute } from '@/lib/server/http/actor-route'
import { csvFile } from '@/lib/server/http/csv'
import { readQuery } from '@/lib/server/http/respond'
import { getMetric, metricQuerySchema } from '@/lib/server/queries/metrics/get-metric'

type Context = RouteContext<'/api/v1/metrics/[name]'>

export const GET = actorRoute<Context>(async (actor, request, { params }) => {
  const { name } = await params
  const { format, bom, ...query } = readQuery(request, metricQuerySchema)
  const answer = await getMetric(actor, name, query)
  return format === 'csv' ? csvFile(`evenkeel-${name}`, tableLines(answer.table), { bom }) : answer
})
