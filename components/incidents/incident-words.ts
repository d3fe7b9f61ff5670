import type { IncidentKind } from '@/lib/domain/incident/values'

export const KIND_NAMES = {
  production: 'Production',
  delivery: 'Delivery',
  security: 'Security',
  drill: 'Drill',
} satisfies Record<IncidentKind, string>
