'use client'
import { useState } from 'react'
import { CrutchForm, type CrutchTask } from '@/components/crutch/crutch-form'
import { incidentPath } from '@/components/incidents/incident-path'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { useNow } from '@/components/ui/clock'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { durationText } from '@/components/ui/time-text'
import type { CrutchView } from '@/lib/domain/incident/crutch'
import { MITIGATION_NAMES } from '@/lib/domain/incident/mitigation'
import { isResponder } from '@/lib/domain/incident/policy'

/** One thing that was left in place: whose it is, until when, and what can be said about it. */
export function CrutchItem({ crutch }: { crutch: CrutchView }) {
  const viewer = useViewer()
  const [task, setTask] = useState<CrutchTask | null>(null)
  const { title, kind, target, service, team, owner, leftBy, leftAt, expiresAt, incident } = crutch
  return (
    <li className="border-line border-t px-4 py-3 first:border-t-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <b className="font-semibold text-14 [overflow-wrap:anywhere]">{title}</b>
            <Chip tone="line">{MITIGATION_NAMES[kind]}</Chip>
            <Expiry at={expiresAt} />
          </p>
          <p className="mt-0.5 text-12 text-text-2 [overflow-wrap:anywhere]">
            {service ? service.name : 'No service'}
            {team ? `, ${team.name}` : service && ', nobody owns it'}
            {target && <span className="mono"> {target}</span>}
          </p>
          <p className="text-12 text-text-3 [overflow-wrap:anywhere]">
            In place since <LocalTime at={leftAt} style="date-time" /> by {leftBy?.name ?? owner.name}
            {leftBy && leftBy.id !== owner.id && `, owner ${owner.name}`},{' '}
            <Link href={incidentPath(incident.key)} className="link">
              <span className="mono">{incident.key}</span> {incident.title}
            </Link>
          </p>
        </div>
        {isResponder(viewer) && (
          <div hidden={task !== null} className="flex flex-wrap gap-1.5 max-md:pt-1.5">
            <Button onClick={() => setTask('undone')}>Undone</Button>
            <Button onClick={() => setTask('permanent')}>Make permanent</Button>
            <Button onClick={() => setTask('extend')}>Extend</Button>
          </div>
        )}
      </div>
      {task && <CrutchForm key={task} crutch={crutch} task={task} onClose={() => setTask(null)} />}
    </li>
  )
}

function Expiry({ at }: { at: string }) {
  const left = Date.parse(at) - useNow(5000)
  return (
    <Chip tone={left < 0 ? 'warning' : 'neutral'}>
      <span suppressHydrationWarning>
        {left < 0 ? `Overdue by ${durationText(-left)}` : `${durationText(left)} left`}
      </span>
    </Chip>
  )
}
