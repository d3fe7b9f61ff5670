import type { DashboardName } from '@/lib/domain/metrics/metric'

/** Where a dashboard is: the first one is what history opens with. */
export const dashboardPath = (name: DashboardName): string => (name === 'doing' ? '/history' : `/history/${name}`)
