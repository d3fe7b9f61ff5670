'use client'
import { Command } from 'cmdk'
import { MessageSquare, Search } from 'lucide-react'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useState } from 'react'
import { isMeant, isNamed } from '@/components/command-menu/action-match'
import { ActionRows } from '@/components/command-menu/action-rows'
import { FoundIncidentRows, OpenIncidentRows } from '@/components/command-menu/incident-rows'
import { MenuGroup, MenuRow } from '@/components/command-menu/menu-row'
import { useFirstRow } from '@/components/command-menu/use-first-row'
import { useOfferedActions } from '@/components/command-menu/use-offered-actions'
import { incidentPath } from '@/components/incidents/incident-path'
import { Highlight } from '@/components/ui/highlight'
import { Spinner } from '@/components/ui/spinner'
import { TimeAgo } from '@/components/ui/time-ago'
import { useOpenIncidents } from '@/lib/client/use-incident-list'
import { useSearch } from '@/lib/client/use-search'

/** Never found by its own menu. */
const SELF = 'command-menu'

export function MenuSearch({ onLeave }: { onLeave: () => void }) {
  const router = useRouter()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const { incidents: found, hits: lines, isFetching: isSearching, error } = useSearch(sought)
  const { incidents: open, isFetching: isNaming } = useOpenIncidents(sought === '')
  // The best line of an incident is in the incident's own row.
  const shown = new Set(found.map(({ passage }) => passage?.place.kind === 'line' && passage.place.entryId))
  const hits = lines.filter(({ row }) => !shown.has(row.entryId))
  const actions = useOfferedActions().filter((action) => action.id !== SELF && isMeant(action, sought))
  const named = actions.filter((action) => isNamed(action, sought))
  const others = actions.filter((action) => !named.includes(action))
  const rowCount = open.length + found.length + actions.length + hits.length
  const isEmpty = rowCount === 0 && !isSearching && !isNaming
  const { input, menu } = useFirstRow(sought, rowCount)
  const leaveFor = (href: Route) => {
    onLeave()
    router.push(href)
  }
  return (
    <Command {...menu} shouldFilter={false} loop label="Search and commands" className="flex min-h-0 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b px-4">
        <Search aria-hidden size={16} strokeWidth={1.75} className="text-text-3" />
        <Command.Input
          ref={input}
          value={text}
          onValueChange={setText}
          placeholder="An incident, a word from any timeline, or what you want to do"
          className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none max-md:text-16"
        />
        {(isSearching || isNaming) && <Spinner />}
      </div>
      <Command.List className="scroll-thin min-h-0 overflow-y-auto p-1.5 [scroll-padding:6px]">
        {/* First also before the server answers: what Enter does must not change under the finger. */}
        <ActionRows actions={named} onLeave={onLeave} />
        <OpenIncidentRows incidents={open} onLeave={leaveFor} />
        <FoundIncidentRows hits={found} sought={sought} onLeave={leaveFor} />
        <ActionRows actions={others} onLeave={onLeave} />
        {hits.length > 0 && (
          <MenuGroup heading="In the timelines">
            {hits.map(({ incidentId, key, title, row, excerpt }) => (
              <MenuRow
                key={`${incidentId} ${row.seq}`}
                value={`entry ${incidentId} ${row.seq}`}
                isTall
                onSelect={() => leaveFor(incidentPath(key, row.entryId))}
              >
                <MessageSquare aria-hidden size={14} strokeWidth={1.75} className="mt-1 shrink-0 text-text-3" />
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 [overflow-wrap:anywhere]">
                    <Highlight text={excerpt.text} marks={excerpt.marks} />
                  </span>
                  <span className="block truncate text-12 text-text-3">
                    {row.actor.name}, <TimeAgo at={row.occurredAt} /> · <span className="mono">{key}</span> {title}
                  </span>
                </span>
              </MenuRow>
            ))}
          </MenuGroup>
        )}
        {sought && (
          <MenuRow value="list" onSelect={() => leaveFor(historyPath(sought))}>
            <span className="min-w-0 flex-1 truncate text-text-2">
              {isEmpty ? 'Nothing found. ' : ''}All incidents that hold “{sought}”
            </span>
          </MenuRow>
        )}
        {error && (
          <p role="alert" className="px-3 py-2 text-12 text-warning">
            Nothing could be searched: {error.message}.
          </p>
        )}
      </Command.List>
    </Command>
  )
}

const historyPath = (q: string) => `/history/incidents?${new URLSearchParams({ q, period: 'all' })}` as Route
