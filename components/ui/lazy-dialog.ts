import dynamic from 'next/dynamic'
import type { FunctionComponent } from 'react'
import { NotLoaded } from '@/components/ui/not-loaded'

interface Closable {
  onClose: () => void
}

const waiting = new Set<() => Promise<unknown>>()

/** A dialog whose program is fetched when it is first wanted, or before that by `fetchDialogs`. */
export function lazyDialog<Props extends Closable>(load: () => Promise<FunctionComponent<Props>>) {
  waiting.add(load)
  // Without `ssr: false` there is no boundary of its own, and the page around it would go blank meanwhile.
  return dynamic<Props>(() => load().catch((): FunctionComponent<Props> => NotLoaded), { ssr: false })
}

/** Fetches all of them, so that they open at once, and still do when the network is away by then. */
export function fetchDialogs(): void {
  for (const load of waiting) {
    waiting.delete(load)
    load().catch(() => waiting.add(load))
  }
}
