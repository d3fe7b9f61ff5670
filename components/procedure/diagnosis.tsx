'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { Hypotheses } from '@/components/incident/thoughts-panel'
import { useLeverBoard } from '@/lib/client/use-lever-board'
import { useUnfolded } from '@/lib/client/use-unfolded'
import { wasLeverTried } from '@/lib/domain/incident/lever-board'

/** What we think, and where to look: folded until the bleeding was seen to, for those who do not insist. */
export function Diagnosis() {
  const { incident, room } = useRoom()
  const [isUnfolded, setUnfolded] = useUnfolded(room.id)
  const isFree = incident.status !== 'active' || wasLeverTried(incident)
  const { hypotheses } = incident
  if (!isFree && !isUnfolded) {
    return (
      <button
        type="button"
        aria-expanded={false}
        onClick={() => setUnfolded(true)}
        className="flex w-full items-center gap-2 rounded-3 border border-line-strong border-dashed py-2 pr-3 pl-2 text-left text-text-2 hover:bg-hover"
      >
        <ChevronRight aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
        <span className="min-w-0 leading-4">
          <span className="block font-medium">
            Diagnosis
            {hypotheses.count > 0 && (
              <span className="font-normal text-12 text-text-3">, {hypotheses.count} suspected</span>
            )}
          </span>
          <span className="text-12 text-text-3">Folded while no lever was pulled or waived</span>
        </span>
      </button>
    )
  }
  return (
    <PanelSection
      title="Diagnosis"
      aside={
        isFree ? (
          hypotheses.count || undefined
        ) : (
          <button
            type="button"
            aria-expanded
            onClick={() => setUnfolded(false)}
            className="relative flex items-center gap-1 rounded-1 before:absolute before:-inset-2 hover:text-text"
          >
            <ChevronDown aria-hidden size={14} strokeWidth={1.75} />
            Fold
          </button>
        )
      }
    >
      <Hypotheses />
      <Dashboards />
    </PanelSection>
  )
}

/** Where to look, as the catalogue knows it. */
function Dashboards() {
  const { incident } = useRoom()
  const { data: board } = useLeverBoard(incident)
  const services = (board?.services ?? []).filter(({ links }) => links.length > 0)
  return (
    <ul aria-label="Where to look" className="mt-1 flex flex-col gap-1.5 text-12">
      {services.map(({ id, name, links }) => (
        <li key={id} className="flex flex-wrap gap-x-3 max-md:items-center">
          <span className="w-full truncate text-text-3">{name}</span>
          {links.map(({ title, url }) => (
            <a
              key={`${title} ${url}`}
              href={url}
              target="_blank"
              rel="noreferrer"
              className="link truncate rounded-1 leading-6 max-md:flex max-md:min-h-11 max-md:items-center"
            >
              {title}
              <span className="sr-only"> of {name}</span>
            </a>
          ))}
        </li>
      ))}
    </ul>
  )
}
