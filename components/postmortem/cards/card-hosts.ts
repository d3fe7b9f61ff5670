import type { Places } from '@/components/postmortem/cards/card-store'
import { type ColumnBox, isThere, type Spot } from '@/components/postmortem/cards/spots'
import { CARD_LISTS, type CardList } from '@/lib/domain/postmortem/sections'

/** The slots of the lists, and the elements of the cards that are put in them. */
export interface Stage {
  slots: Partial<Record<CardList, HTMLElement | null>>
  hosts: Map<string, HTMLElement>
}

/**
 * The element a card lives in for as long as it is there. A card that goes to another list takes its element along, so
 * that whoever is writing in it goes on writing.
 */
export function makeHost(): HTMLElement {
  const host = document.createElement('div')
  host.className =
    "relative data-moving:opacity-40 data-spot:before:absolute data-spot:before:inset-x-0 data-spot:before:-top-[5px] data-spot:before:h-0.5 data-spot:before:rounded-full data-spot:before:bg-accent data-spot:before:content-['']"
  return host
}

/** Puts the elements of the cards where the cards stand. The focus and the selection stay in the one that has them. */
export function arrange({ slots, hosts }: Stage, places: Places): void {
  const focused = document.activeElement
  const selection = document.getSelection()
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {}
  let hasMoved = false
  for (const list of CARD_LISTS) {
    const slot = slots[list]
    if (!slot) continue
    const wanted = places[list].flatMap(({ id }) => hosts.get(id) ?? [])
    let next = slot.firstChild
    for (const host of wanted) {
      if (host === next) next = next.nextSibling
      else {
        moveBefore(slot, host, next)
        hasMoved = true
      }
    }
  }
  if (!hasMoved) return
  // Browsers without `moveBefore` let go of the focus when its element moves, and all of them of the selection.
  if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) {
    focused.focus({ preventScroll: true })
  }
  if (anchorNode?.isConnected && focusNode?.isConnected) {
    selection?.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0)
  }
}

type MovingParent = HTMLElement & { moveBefore?: (node: Node, child: Node | null) => void }

function moveBefore(slot: MovingParent, host: HTMLElement, next: ChildNode | null) {
  if (slot.moveBefore && host.isConnected && slot.isConnected) slot.moveBefore(host, next)
  else slot.insertBefore(host, next)
}

/** Marks the card that moves and the spot it would go to. */
export function mark({ slots, hosts }: Stage, places: Places, moving: { id: string; spot: Spot } | null): void {
  const ids = idsOf(places)
  const spot = moving && !isThere(ids, moving.id, moving.spot) ? moving.spot : null
  for (const [id, host] of hosts) {
    host.toggleAttribute('data-moving', moving?.id === id)
    host.toggleAttribute('data-spot', spot?.before === id)
  }
  for (const list of CARD_LISTS) {
    slots[list]?.toggleAttribute('data-spot', spot?.list === list && spot.before === null)
  }
}

export const idsOf = (places: Places): Record<CardList, string[]> =>
  Object.fromEntries(CARD_LISTS.map((list) => [list, places[list].map(({ id }) => id)])) as Record<CardList, string[]>

/** Where the lists and their cards are on the screen. */
export const boxesOf = ({ slots, hosts }: Stage, places: Places): ColumnBox[] =>
  CARD_LISTS.flatMap((list) => {
    const column = slots[list]?.closest('section')
    if (!column) return []
    const cards = places[list].flatMap(({ id }) => {
      const box = hosts.get(id)?.getBoundingClientRect()
      return box ? [{ id, box }] : []
    })
    return [{ list, box: column.getBoundingClientRect(), cards }]
  })
