'use client'
import clsx from 'clsx'
import { Bell, BellRing } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { useSubscribe, useSubscriptions } from '@/lib/client/use-updates'
import type { IncidentSummary } from '@/lib/domain/incident/summary'

/** Subscribes to an incident from a list of them. Nothing where mail is not set up, and for what is closed. */
export function SubscribeBell({ incident }: { incident: IncidentSummary }) {
  const { data } = useSubscriptions()
  const { mutate, isPending } = useSubscribe(incident.id)
  if (!data?.isMailSetUp) return null
  const isSubscribed = data.incidentIds.includes(incident.id)
  if (incident.status === 'closed' && !isSubscribed) return null
  const Glyph = isSubscribed ? BellRing : Bell
  const toggle = () =>
    mutate(!isSubscribed, {
      onSuccess: () =>
        toast(isSubscribed ? `No more mail of ${incident.key}` : `Updates of ${incident.key} come to you by mail`),
      onError: (error) => toast('Not changed', { description: error.message, tone: 'warning' }),
    })
  return (
    <IconButton
      label={isSubscribed ? `No more mail of ${incident.key}` : `Get updates of ${incident.key} by mail`}
      aria-pressed={isSubscribed}
      icon={<Glyph aria-hidden size={14} strokeWidth={1.75} />}
      onClick={() => !isPending && toggle()}
      className={clsx('relative z-10 ml-auto shrink-0', isSubscribed ? 'text-accent' : 'text-text-3')}
    />
  )
}
