import type { Alert, AlertDetail } from '@/lib/domain/alert/alert'
import { api } from './api'

/** The latest alerts of an incident, those that fire before those that did. */
export async function listIncidentAlerts(incidentId: string, limit: number): Promise<Alert[]> {
  const { alerts } = await api<{ alerts: Alert[] }>('GET', `/api/v1/incidents/${incidentId}/alerts?limit=${limit}`)
  return [...alerts].sort((a, b) => Number(b.status === 'firing') - Number(a.status === 'firing'))
}

/** One alert with what was received and what was done with it. */
export const readAlert = async (id: string): Promise<AlertDetail> =>
  (await api<{ alert: AlertDetail }>('GET', `/api/v1/alerts/${id}`)).alert
