import dynamic from 'next/dynamic'
import { type FunctionComponent, useEffect, useState } from 'react'
import { NotLoaded } from '@/components/ui/not-loaded'

interface Closable {
  onClose: () => void
}

/** After what the first sight of a page needs. */
const FETCH_AFTER_MS = 4000

const waiting = new Set<() => Promise<unknown>>()

/** A dialog whose program is fetched when it is first wanted, or before that by `useFetchedDialogs`. */
export function lazyDialog<Props extends Closable>(load: () => Promise<FunctionComponent<Props>>) {
  let loaded: FunctionComponent<Props> | undefined
  async function bring(): Promise<FunctionComponent<Props>> {
    loaded = await load()
    return loaded
  }
  waiting.add(bring)
  // Without `ssr: false` there is no boundary of its own, and the page around it would go blank meanwhile.
  const Fetched = dynamic<Props>(() => bring().catch((): FunctionComponent<Props> => NotLoaded), {
    ssr: false,
    loading: OnItsWay,
  })
  return function LazyDialog(props: Props) {
    // What is here already opens in the same task: the next letter is typed into it. It stays the same while it is open.
    const [Dialog] = useState(() => loaded ?? Fetched)
    return <Dialog {...props} />
  }
}

/** Open as far as keys and readers of the screen are concerned: single keys rest, as they will once it is here. */
function OnItsWay() {
  return (
    <div role="dialog" data-state="open" aria-label="On its way" aria-busy className="sr-only">
      On its way
    </div>
  )
}

/** Fetches all of them, so that they open at once, and still do when the network is away by then. */
export function useFetchedDialogs(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const bring of waiting) {
        waiting.delete(bring)
        bring().catch(() => waiting.add(bring))
      }
    }, FETCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}
