'use client'
import { useState } from 'react'
import { HoldItem } from '@/components/alerts/hold-item'
import { NoisyRules } from '@/components/alerts/noisy-rules'
import { SilenceDialog } from '@/components/alerts/silence-dialog'
import { WindowDialog } from '@/components/alerts/window-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { LocalTime } from '@/components/ui/local-time'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { useApart, useMaintenanceWindows, useSilences } from '@/lib/client/use-holds'
import type { Alert } from '@/lib/domain/alert/alert'
import type { AlertRule } from '@/lib/domain/alert/rating'
import { type MaintenanceWindow, type Silence, spokenMatchers } from '@/lib/domain/alert/silence'

export interface AlertsPageProps {
  silences: Silence[]
  windows: MaintenanceWindow[]
  /** Firing, and without an incident. */
  apart: Alert[]
  rules: AlertRule[]
  canRespond: boolean
}

/** What fires and nobody is told of, first; what is quiet on purpose, for everybody to see; and what rules were worth. */
export function AlertsPage({ canRespond, rules, ...initial }: AlertsPageProps) {
  const reads = [
    useSilences(initial.silences),
    useMaintenanceWindows(initial.windows),
    useApart(initial.apart),
  ] as const
  const [{ data: silences = [] }, { data: windows = [] }, { data: apart }] = reads
  const error = reads.find((one) => one.error)?.error
  const [asked, setAsked] = useState<'silence' | 'window' | null>(null)
  const close = () => setAsked(null)
  return (
    <div className="mx-auto flex max-w-[960px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title="Alerts"
        description="What fires without an incident, what is quiet on purpose, and what rules were worth."
      />
      <OldData error={error} onRetry={() => Promise.all(reads.map(({ refetch }) => refetch()))} />
      {apart.length > 0 && <Apart alerts={apart} />}
      <section aria-labelledby="silences" className="flex flex-col gap-2">
        <SectionHeader
          id="silences"
          title="Silences"
          {...(canRespond && { aside: <Button onClick={() => setAsked('silence')}>Silence alerts</Button> })}
        />
        <Card>
          {silences.length === 0 ? (
            <EmptyState title="Nothing is silenced">
              Alerts open and join incidents as their integrations say.
            </EmptyState>
          ) : (
            <ul>
              {silences.map((silence) => (
                <HoldItem
                  key={silence.id}
                  kind="silences"
                  hold={silence}
                  title={<span className="font-mono text-12">{spokenMatchers(silence.matchers)}</span>}
                  because={silence.reason}
                  canLift={canRespond}
                />
              ))}
            </ul>
          )}
        </Card>
      </section>
      <section aria-labelledby="windows" className="flex flex-col gap-2">
        <SectionHeader
          id="windows"
          title="Maintenance"
          {...(canRespond && { aside: <Button onClick={() => setAsked('window')}>Announce maintenance</Button> })}
        />
        <Card>
          {windows.length === 0 ? (
            <EmptyState title="No work is announced">Announce it, and its alerts wake nobody.</EmptyState>
          ) : (
            <ul>
              {windows.map((window) => (
                <HoldItem
                  key={window.id}
                  kind="maintenance-windows"
                  hold={window}
                  title={window.title}
                  because={window.services.map(({ name }) => name).join(', ')}
                  canLift={canRespond}
                />
              ))}
            </ul>
          )}
        </Card>
      </section>
      <NoisyRules rules={rules} />
      {asked === 'silence' && <SilenceDialog rules={rules.map(({ rule }) => rule)} onClose={close} />}
      {asked === 'window' && <WindowDialog onClose={close} />}
    </div>
  )
}

function Apart({ alerts }: { alerts: Alert[] }) {
  return (
    <section aria-labelledby="apart" className="flex flex-col gap-2">
      <SectionHeader id="apart" title="Firing without an incident" count={alerts.length} />
      <Card>
        <ul>
          {alerts.map(({ id, title, service, integration, startsAt, held }) => (
            <li key={id} className="border-line border-t px-4 py-3 first:border-t-0">
              <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
                {title}
              </p>
              <p className="text-12 text-text-2">
                <bdi>{service?.name ?? integration.name}</bdi>, since <LocalTime at={startsAt} style="date-time" />
                {held && `, held back by ${held.by === 'silence' ? 'a silence' : 'maintenance'}`}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
