'use client'
import { autoUpdate, flip, offset, type Placement, shift, useFloating } from '@floating-ui/react-dom'
import { KeyWords } from '@/components/ui/key-words'
import { type ShownTip, useTip } from '@/components/ui/use-tip'

export interface TipOptions {
  keys?: string | undefined
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** What gives a control its tip. The control itself must already have a name: the tip is for eyes only. */
export const tip = (text: string, { keys, side }: TipOptions = {}) => ({
  'data-tip': text,
  'data-tip-keys': keys,
  'data-tip-side': side,
})

/**
 * The one tooltip of the page, at whatever control is pointed at. One for each control, there from the start and shown
 * hardly ever, was a fifth of what a page had to draw before it could be used.
 */
export function TooltipLayer() {
  const shown = useTip()
  return shown && <Tip {...shown} />
}

function Tip({ control, close }: ShownTip) {
  const { tip: text, tipKeys: keys, tipSide: side = 'top' } = control.dataset
  const { refs, floatingStyles, isPositioned } = useFloating({
    elements: { reference: control },
    strategy: 'fixed',
    placement: side as Placement,
    middleware: [offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    whileElementsMounted: (reference, box, place) =>
      autoUpdate(reference, box, () => (control.isConnected ? place() : close())),
  })
  return (
    <div
      ref={refs.setFloating}
      data-tip-box
      aria-hidden
      style={floatingStyles}
      className={`pointer-events-auto z-50 w-max max-md:hidden ${isPositioned ? '' : 'invisible'}`}
    >
      <div
        ref={keepPressesIn}
        className="flex max-w-72 animate-fade items-center gap-2 rounded-2 border border-line bg-raised px-2 py-1 text-12 text-text shadow-2"
      >
        {text}
        {keys && <KeyWords keys={keys} />}
      </div>
    </div>
  )
}

const stop = (event: Event) => event.stopPropagation()

/** A press on the tip is none beside the dialog that it belongs to, which would close. */
function keepPressesIn(box: HTMLElement | null): void {
  box?.addEventListener('pointerdown', stop)
}
