'use client'
import { postmortemPath } from '@/components/incidents/incident-path'
import { DueDay, OwnerName } from '@/components/postmortem/preventions/prevention-facts'
import { PreventionIssue } from '@/components/postmortem/preventions/prevention-issue'
import { PreventionStateControl } from '@/components/postmortem/preventions/prevention-state'
import { useViewer } from '@/components/shell/viewer'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { isResponder } from '@/lib/domain/incident/policy'
import type { Prevention } from '@/lib/domain/postmortem/prevention'
import { PREVENTION_KIND_NAMES } from '@/lib/domain/postmortem/prevention-words'

/** One prevention outside its postmortem: what, of which outage, whose, until when, and how it stands. */
export function PreventionItem({ prevention }: { prevention: Prevention }) {
  const viewer = useViewer()
  const { title, kind, incident, owner } = prevention
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-line border-t px-4 py-3 text-13 first:border-t-0 max-md:items-center max-md:pb-1.5">
      <div className="min-w-0 flex-1 basis-72 max-md:basis-full">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <b dir="auto" className="min-w-0 font-semibold text-14 [overflow-wrap:anywhere]">
            {title}
          </b>
          <Chip tone="line">{PREVENTION_KIND_NAMES[kind]}</Chip>
        </p>
        <p className="mt-0.5 text-12 text-text-3 [overflow-wrap:anywhere]">
          <Link
            href={postmortemPath(incident.key)}
            className="link relative max-md:before:absolute max-md:before:-inset-x-1 max-md:before:-inset-y-3"
          >
            <span className="mono">{incident.key}</span> <bdi>{incident.title}</bdi>
          </Link>
        </p>
        <PreventionIssue prevention={prevention} />
      </div>
      <div className="w-36 pt-0.5 max-md:w-auto">
        <OwnerName owner={owner} />
      </div>
      <div className="w-24 pt-0.5 max-md:w-auto">
        <DueDay prevention={prevention} />
      </div>
      <div className="w-44 max-md:ml-auto max-md:w-auto md:-mt-1">
        <PreventionStateControl prevention={prevention} canEdit={isResponder(viewer)} />
      </div>
    </li>
  )
}
