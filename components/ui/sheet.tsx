'use client'
import { Dialog as RadixDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { DialogClose, scrimClass } from '@/components/ui/dialog'
import { useReturnFocus } from '@/components/ui/use-return-focus'

export interface SheetProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: ReactNode
  children: ReactNode
}

/** A panel from the right edge; the whole screen on a phone. */
export function Sheet({ isOpen, onOpenChange, ...content }: SheetProps) {
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={scrimClass} />
        <SheetContent {...content} />
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

/** Exists only while the sheet is open. */
function SheetContent({ title, children }: Pick<SheetProps, 'title' | 'children'>) {
  const returnFocus = useReturnFocus()
  return (
    <RadixDialog.Content
      aria-describedby={undefined}
      onOpenAutoFocus={focusPanel}
      onCloseAutoFocus={returnFocus}
      className="fixed inset-y-0 right-0 z-40 flex w-full animate-slide flex-col outline-none border-line border-l bg-bg shadow-3 md:w-[400px]"
    >
      <header className="flex h-14 shrink-0 items-center gap-3 border-line border-b pr-14 pl-4">
        <RadixDialog.Title className="min-w-0 flex-1 truncate font-semibold text-14">{title}</RadixDialog.Title>
      </header>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">{children}</div>
      <DialogClose />
    </RadixDialog.Content>
  )
}

// It is read from its top; the first control may be far down.
function focusPanel(event: Event) {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}
