import { type FunctionComponent, useEffect, useState } from 'react'
import { NotLoaded } from '@/components/ui/not-loaded'
import { useReturnFocus } from '@/components/ui/use-return-focus'

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
  return function LazyDialog(props: Props) {
    // What is here already opens in the same task: the next letter is typed into it.
    const [Dialog, setDialog] = useState(() => loaded)
    useEffect(() => {
      if (Dialog) return
      bring().then(
        (component) => setDialog(() => component),
        () => setDialog((): FunctionComponent<Props> => NotLoaded),
      )
    }, [Dialog])
    return Dialog ? <Dialog {...props} /> : <OnItsWay onClose={props.onClose} />
  }
}

/** Open as far as keys and readers of the screen are concerned: Escape closes it, and single keys rest. */
function OnItsWay({ onClose }: Closable) {
  const returnFocus = useReturnFocus()
  useEffect(() => {
    const handleKeyDown = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      onClose()
      returnFocus()
    }
    window.addEventListener('keydown', handleKeyDown)
    return () => window.removeEventListener('keydown', handleKeyDown)
  }, [onClose, returnFocus])
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
