import type { IncidentState } from '@/lib/domain/incident/state'

type Found = Pick<IncidentState, 'title' | 'services' | 'alerts' | 'radius' | 'hypotheses'>

/** Another text whenever other incidents may be like this one. */
export const similarVersion = ({ title, services, alerts, radius, hypotheses }: Found): string =>
  [title, alerts.total, radius?.revision ?? 0, hypotheses.count, ...services.map(({ id }) => id)].join(' ')
