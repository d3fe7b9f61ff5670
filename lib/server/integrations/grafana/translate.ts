import type { Signal } from '@/lib/domain/alert/signal'
import { signalsOf } from '@/lib/server/integrations/alertmanager/translate'
import type { GrafanaPayload } from '@/lib/server/integrations/grafana/payload'
import { toldLink } from '@/lib/server/integrations/told'

/** Alertmanager's alerts, whose link is the panel or the dashboard when Grafana says one. */
export const signalsOfGrafana = ({ alerts }: GrafanaPayload): Signal[] =>
  signalsOf({ version: '4', alerts }).map((signal, index) => {
    const { panelURL, dashboardURL } = alerts[index] ?? {}
    return { ...signal, url: toldLink(panelURL) ?? toldLink(dashboardURL) ?? signal.url }
  })
