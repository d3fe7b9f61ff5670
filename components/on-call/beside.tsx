'use client'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { cardClass } from '@/components/ui/card'
import { IconButton } from '@/components/ui/icon-button'
import { Sheet } from '@/components/ui/sheet'
import { useMediaQuery } from '@/components/ui/use-media-query'
import { useReturnFocus } from '@/components/ui/use-return-focus'

export interface BesideProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** What was opened in the calendar: in the column beside it, or where there is none, in a sheet above it. */
export function Beside({ title, onClose, children }: BesideProps) {
  const isWide = useMediaQuery('(min-width: 1100px)')
  if (isWide) {
    return (
      <Panel title={title} onClose={onClose}>
        {children}
      </Panel>
    )
  }
  return (
    <Sheet title={title} isOpen onOpenChange={onClose}>
      <div className="px-4 py-4">{children}</div>
    </Sheet>
  )
}

/** Has the focus when it opens, gives it back when it closes, and Escape closes it. */
function Panel({ title, onClose, children }: BesideProps) {
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  const returnFocus = useReturnFocus()
  const giveBack = useRef(returnFocus)
  useEffect(() => {
    panel.current?.focus({ preventScroll: true })
    panel.current?.scrollIntoView({ block: 'nearest' })
    const back = giveBack.current
    return () => back()
  }, [])
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-labelledby={id}
      className={`${cardClass} animate-settle px-4 pt-2 pb-4 outline-none`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className="mb-2 flex min-h-8 items-center gap-2">
        <h2 id={id} className="flex-1 font-semibold">
          {title}
        </h2>
        <IconButton label="Close" keys="Esc" icon={<X aria-hidden size={16} strokeWidth={1.75} />} onClick={onClose} />
      </header>
      {children}
    </section>
  )
}
