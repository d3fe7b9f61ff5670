'use client'
import { Dialog } from 'radix-ui'
import { MenuSearch } from '@/components/command-menu/menu-search'
import { scrimClass } from '@/components/ui/dialog'
import { useReturnFocus } from '@/components/ui/use-return-focus'

/** ⌘K: finds and does everything. */
export function CommandMenu({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimClass} />
        <CommandMenuContent onLeave={onClose} />
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function CommandMenuContent({ onLeave }: { onLeave: () => void }) {
  const returnFocus = useReturnFocus()
  return (
    <Dialog.Content
      aria-describedby={undefined}
      onCloseAutoFocus={returnFocus}
      className="fixed inset-x-2 top-2 z-40 mx-auto flex max-h-[calc(100dvh-16px)] max-w-[640px] animate-rise flex-col overflow-hidden rounded-4 border border-line bg-raised shadow-3 md:top-[12vh] md:max-h-[60vh]"
    >
      <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
      <MenuSearch onLeave={onLeave} />
    </Dialog.Content>
  )
}
