'use client'
import { useQuery } from '@tanstack/react-query'
import { useRoom } from '@/components/incident/room-context'
import { RateAlerts } from '@/components/paging/rate-alerts'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { LocalTime } from '@/components/ui/local-time'
import { Skeleton } from '@/components/ui/skeleton'
import { readAlert } from '@/lib/client/incident-alerts'
import type { AlertDetail, AlertMoment } from '@/lib/domain/alert/alert'
import { spokenJoining } from '@/lib/domain/alert/joining'

export interface AlertDialogProps {
  alertId: string
  title: string
  onClose: () => void
}

/** An alert whole: where it came from and why it is here, what was done with it, what was received; and what it was worth. */
export function AlertDialog({ alertId, title, onClose }: AlertDialogProps) {
  const { room, canRespond } = useRoom()
  const {
    data: alert,
    error,
    refetch,
  } = useQuery({
    queryKey: ['alerts', room.id, 'one', alertId],
    queryFn: () => readAlert(alertId),
    refetchInterval: 10_000,
  })
  return (
    <Dialog isOpen onOpenChange={onClose} title={title} size="lg">
      {!alert && !error && <Skeleton className="h-40" />}
      {!alert && error && (
        <ErrorNote
          title="The alert could not be read."
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          Nothing is lost.
        </ErrorNote>
      )}
      {alert && (
        <div className="flex flex-col gap-5">
          <Facts alert={alert} />
          {canRespond && (
            <section aria-label="What was it worth?">
              <h3 className="font-semibold">Was it worth it?</h3>
              <RateAlerts incidentId={room.id} rule={alert.rule} />
            </section>
          )}
          <History history={alert.history} />
          <details>
            <summary className="w-fit rounded-1 font-semibold max-md:py-2.5">What was received</summary>
            <pre className="mono scroll-thin mt-2 max-h-80 overflow-auto rounded-2 bg-sunken p-3 text-12">
              {JSON.stringify(alert.raw, null, 2)}
            </pre>
          </details>
        </div>
      )}
    </Dialog>
  )
}

function Facts({ alert }: { alert: AlertDetail }) {
  const { status, integration, service, rule, startsAt, endsAt, url, labels, annotations, joined, isFlapping } = alert
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 [&_dd]:[overflow-wrap:anywhere] [&_dt]:text-text-3">
      <dt>State</dt>
      <dd>
        {status === 'firing' ? 'Fires' : 'Resolved'} since <LocalTime at={endsAt ?? startsAt} style="date-time" />
        {isFlapping && ', comes and goes: it pages nobody again'}
      </dd>
      <dt>From</dt>
      <dd>
        {integration.name}
        {service && `, for ${service.name}`}
      </dd>
      {joined && (
        <>
          <dt>Why here</dt>
          <dd>{spokenJoining(joined)}</dd>
        </>
      )}
      <dt>Rule</dt>
      <dd className="mono">{rule}</dd>
      {url && (
        <>
          <dt>Link</dt>
          <dd>
            <a href={url} target="_blank" rel="noreferrer" className="link">
              {url}
            </a>
          </dd>
        </>
      )}
      {Object.entries({ ...labels, ...annotations }).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="mono">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const WHAT = {
  fired: 'Fired',
  told: 'Told again',
  resolved: 'Resolved',
  acknowledged: 'Acknowledged',
  unacknowledged: 'No longer acknowledged',
  snoozed: 'Snoozed',
  'snooze-ended': 'The snooze ended',
  released: 'Released',
  noted: 'Noted',
  changed: 'Changed',
  closed: 'Closed',
} satisfies Record<AlertMoment['what'], string>

function History({ history }: { history: AlertMoment[] }) {
  return (
    <section aria-label="History">
      <h3 className="font-semibold">History</h3>
      <ol className="mt-1">
        {history.map((moment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a moment is only its place
          <li key={index} className="flex gap-3 py-0.5">
            <LocalTime at={moment.at} style="date-time" className="shrink-0 text-text-3 tabular-nums" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {WHAT[moment.what]}
              {moment.by && ` by ${moment.by}`}
              {moment.text && `: ${moment.text}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
