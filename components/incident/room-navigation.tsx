'use client'
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import type { NewFile } from '@/lib/client/upload-file'
import type { LeverKind } from '@/lib/domain/incident/lever'
import type { MitigationKind } from '@/lib/domain/incident/mitigation'
import type { SingleRole, Status } from '@/lib/domain/incident/values'

export type RoomDialog =
  | { kind: 'hand-over'; role: SingleRole }
  | { kind: 'ask-for-help'; personId?: string }
  | { kind: 'status'; status: Status }
  | { kind: 'mitigation'; prefill: MitigationPrefill }
  | { kind: 'alert'; alertId: string; title: string }
  | {
      kind:
        | 'catch-up'
        | 'filter'
        | 'update-due'
        | 'services'
        | 'instants'
        | 'privacy'
        | 'duplicate'
        | 'withdraw'
        | 'link'
        | 'bridge'
        | 'retitle'
        | 'verify'
        | 'radius'
        | 'update'
        | 'page'
    }

/** What the dialog of a new mitigation already knows. */
export interface MitigationPrefill {
  kind?: MitigationKind | undefined
  serviceId?: string | undefined
  lever?: LeverKind
  target?: string | undefined
  changeId?: string
  expectedMinutes?: number
}

/** Those that need to know nothing more. */
export type PlainDialog = Exclude<
  RoomDialog,
  { role: unknown } | { personId?: unknown } | { status: unknown } | { prefill: unknown } | { alertId: unknown }
>['kind']

export type RoomTab = 'timeline' | 'act' | 'situation'

/** What goes into the composer besides words. */
export interface ComposeMore {
  files?: readonly Pick<NewFile, 'name' | 'blob'>[]
  happenedAt?: string | undefined
}

type Compose = (text?: string, more?: ComposeMore) => void

export interface RoomNavigation {
  dialog: RoomDialog | null
  openDialog: (dialog: RoomDialog) => void
  closeDialog: () => void
  /** What a phone shows. */
  tab: RoomTab
  showTab: (tab: RoomTab) => void
  /** Brings a line of the timeline into sight, loading it when it is far. */
  jumpTo: (seq: number) => void
  /** Puts the caret into the composer, with text before what is there. */
  compose: Compose
  /** Opens the search of the timeline. */
  search: () => void
  /** The timeline and the composer say how it is done. */
  onJump: (jump: ((seq: number) => void) | null) => void
  onCompose: (compose: Compose | null) => void
  onSearch: (search: (() => void) | null) => void
}

const NavigationContext = createContext<RoomNavigation | null>(null)

export function useRoomNavigation(): RoomNavigation {
  const value = useContext(NavigationContext)
  if (!value) throw new Error('useRoomNavigation needs an incident room around it')
  return value
}

/** Moving about in one room: which dialog is open, which tab is shown, and how to get to a line. */
export function RoomNavigationProvider({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<RoomDialog | null>(null)
  const [tab, setTab] = useState<RoomTab>('timeline')
  const jump = useRef<((seq: number) => void) | null>(null)
  const compose = useRef<Compose | null>(null)
  const search = useRef<(() => void) | null>(null)
  const value = useMemo<RoomNavigation>(
    () => ({
      dialog,
      openDialog: setDialog,
      closeDialog: () => setDialog(null),
      tab,
      showTab: setTab,
      jumpTo(seq) {
        setTab('timeline')
        // On a phone the timeline is only there once its tab is.
        requestAnimationFrame(() => jump.current?.(seq))
      },
      compose(text, more) {
        setTab('timeline')
        requestAnimationFrame(() => compose.current?.(text, more))
      },
      search() {
        setTab('timeline')
        requestAnimationFrame(() => search.current?.())
      },
      onJump(next) {
        jump.current = next
      },
      onCompose(next) {
        compose.current = next
      },
      onSearch(next) {
        search.current = next
      },
    }),
    [dialog, tab],
  )
  return <NavigationContext value={value}>{children}</NavigationContext>
}
