'use client'
import { CopyCheck, Link2, Video } from 'lucide-react'
import type { Route } from 'next'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Link } from '@/components/ui/link'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'shrink-0 text-text-3' } as const

/** The call and whatever should stay in view. */
export function LinksSection() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  const canAdd = canRespond && !isClosed
  const links = [...incident.links.items].reverse()
  return (
    <PanelSection
      title="Links"
      aside={
        canAdd && (
          <PanelButton rest="a link to keep in view" onClick={() => openDialog({ kind: 'link' })}>
            Add
          </PanelButton>
        )
      }
    >
      <ul>
        {incident.bridgeUrl && (
          <li className="flex min-h-7 items-center gap-2">
            <Video {...glyph} />
            <Out href={incident.bridgeUrl} title="Bridge call" />
          </li>
        )}
        {links.map(({ linkId, title, url }) => (
          <li key={linkId} className="flex min-h-7 items-center gap-2">
            <Link2 {...glyph} />
            <Out href={url} title={title} />
          </li>
        ))}
        {incident.duplicates.items.map(({ id, key, title }) => (
          <li key={id} className="flex min-h-7 items-center gap-2">
            <CopyCheck {...glyph} />
            <Link href={`/incidents/${key}?stay=1` as Route} className="min-w-0 truncate hover:underline">
              <span className="mono text-text-3">{key}</span> {title}, a duplicate
            </Link>
          </li>
        ))}
      </ul>
      {!incident.bridgeUrl && canAdd && (
        <PanelNote>
          No bridge call.{' '}
          <PanelButton rest="for this incident" onClick={() => openDialog({ kind: 'bridge' })}>
            Set one
          </PanelButton>
        </PanelNote>
      )}
      {links.length === 0 && (incident.bridgeUrl || !canAdd) && <PanelNote>No links yet.</PanelNote>}
    </PanelSection>
  )
}

function Out({ href, title }: { href: string; title: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      title={href}
      className="min-w-0 truncate font-medium hover:underline max-md:py-2.5"
    >
      <bdi>{title}</bdi>
    </a>
  )
}
