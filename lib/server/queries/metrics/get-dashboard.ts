import type { Actor } from '@/lib/domain/actor'
import { type FieldProblem, isAppError } from '@/lib/domain/errors'
import { chosenFiltersOf, FILTER_PARAMETERS, queryOfFilters } from '@/lib/domain/history/chosen-filters'
import { DASHBOARDS, type DashboardName, type MetricAnswer, type MetricName } from '@/lib/domain/metrics/metric'
import { parse } from '@/lib/domain/parse'
import { getMetric, type MetricQuery, metricQuerySchema } from '@/lib/server/queries/metrics/get-metric'

export interface DashboardAnswer {
  /** The filters that were understood, as a canonical query. */
  query: string
  /** What of the address is no filter, and why. */
  problems: FieldProblem[]
  /** By metric; null for one that could not be read now. */
  answers: Partial<Record<MetricName, MetricAnswer | null>>
}

/** A filter as the API takes it, and what is wrong with it. */
function filtersIn(parameters: URLSearchParams): { filters: MetricQuery | null; problems: FieldProblem[] } {
  const names = FILTER_PARAMETERS.filter((name) => parameters.has(name))
  const given = Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(',')]))
  try {
    const { format: _, ...filters } = parse(metricQuerySchema, given)
    return { filters, problems: [] }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { filters: null, problems: error.details.fields ?? [] }
  }
}

/** All figures of a dashboard under the filters of its address; what is no filter is left out and named. */
export async function getDashboard(
  actor: Actor,
  name: DashboardName,
  parameters: URLSearchParams,
): Promise<DashboardAnswer> {
  const query = queryOfFilters(chosenFiltersOf(parameters))
  const { filters } = filtersIn(new URLSearchParams(query))
  // One figure that fails leaves the others: its card asks the API again, which logs why.
  const read = (metric: MetricName) => (filters ? getMetric(actor, metric, filters).catch(() => null) : null)
  const answers = await Promise.all(
    DASHBOARDS[name].metrics.map(async (metric) => [metric, await read(metric)] as const),
  )
  return { query, problems: filtersIn(parameters).problems, answers: Object.fromEntries(answers) }
}
