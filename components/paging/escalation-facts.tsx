'use client'
import { useQuery } from '@tanstack/react-query'
import { nextText, placeText } from '@/components/paging/escalation-words'
import { useNow } from '@/components/ui/clock'
import { LocalTime } from '@/components/ui/local-time'
import { api } from '@/lib/client/api'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { EscalationNow } from '@/lib/domain/on-call/escalation'

/** The run of a policy that an incident has, read again by itself. */
export function useRun(incidentId: string, escalationId: string | null, initial: EscalationNow | null) {
  const { data } = useQuery({
    queryKey: ['pages', 'run', incidentId, escalationId],
    queryFn: async () => {
      const { incident } = await api<{ incident: IncidentState }>('GET', `/api/v1/incidents/${incidentId}`)
      return incident.paging.escalations.find(({ id }) => id === escalationId) ?? null
    },
    enabled: escalationId !== null,
    refetchInterval: 10_000,
    initialData: initial,
  })
  return data
}

/** How far an escalation is, who has it, and what comes next. */
export function EscalationFacts({ run }: { run: EscalationNow }) {
  const now = useNow(1000)
  const next = nextText(run, now)
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      <Fact name="Service">{run.service.name}</Fact>
      <Fact name="Policy">{run.policy?.name ?? 'None: its team, then the admins'}</Fact>
      <Fact name="Place">{placeText(run)}</Fact>
      {run.state === 'acknowledged' && run.acknowledgedBy && (
        <Fact name="Acknowledged by">
          {run.acknowledgedBy.name}
          {run.acknowledgedUntil && (
            <>
              , until <LocalTime at={run.acknowledgedUntil} />
            </>
          )}
        </Fact>
      )}
      {next && (
        <Fact name="Next">
          <span className="tabular-nums" suppressHydrationWarning>
            {next}
          </span>
        </Fact>
      )}
      {run.state === 'finished' && <Fact name="State">Everybody was asked, and nobody answered.</Fact>}
      {run.state === 'stopped' && <Fact name="State">Over: nobody else is paged.</Fact>}
    </dl>
  )
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <dt className="text-text-3">{name}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
  </>
)
