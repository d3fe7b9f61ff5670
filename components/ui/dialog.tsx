'use client'
import clsx from 'clsx'
import { X } from 'lucide-react'
import { Dialog as RadixDialog } from 'radix-ui'
import type { KeyboardEvent as ReactKeyboardEvent, ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { useReturnFocus } from '@/components/ui/use-return-focus'

export const scrimClass = 'fixed inset-0 z-40 animate-fade bg-scrim'

export interface DialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: ReactNode
  description?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  /** The buttons; they stay in sight while the content scrolls. */
  footer?: ReactNode
  children?: ReactNode
}

const CONTROLS = 'input, select, textarea, button'

const sizes = { sm: 'md:max-w-[440px]', md: 'md:max-w-[560px]', lg: 'md:max-w-[720px]' }

export function Dialog({ isOpen, onOpenChange, ...content }: DialogProps) {
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={scrimClass} />
        <DialogContent {...content} />
      </RadixDialog.Portal>
    </RadixDialog.Root>
  )
}

type DialogContentProps = Omit<DialogProps, 'isOpen' | 'onOpenChange'>

/** Exists only while the dialog is open. */
function DialogContent({ title, description, size = 'md', footer, children }: DialogContentProps) {
  const returnFocus = useReturnFocus()
  return (
    <RadixDialog.Content
      onCloseAutoFocus={returnFocus}
      {...(description ? {} : { 'aria-describedby': undefined })}
      onEscapeKeyDown={keepWhileListIsOpen}
      onKeyDown={submitByKey}
      onOpenAutoFocus={focusText}
      className={clsx(
        'fixed inset-x-2 top-2 z-40 mx-auto flex outline-none max-h-[calc(100dvh-16px)] animate-rise flex-col rounded-4 border border-line bg-raised shadow-3 md:top-[7vh] md:max-h-[86vh]',
        sizes[size],
      )}
    >
      <header className="px-5 pt-4 pr-14 pb-3 [overflow-wrap:anywhere]">
        <RadixDialog.Title className="font-semibold text-16">{title}</RadixDialog.Title>
        {description && (
          <RadixDialog.Description className="mt-0.5 text-13 text-text-2">{description}</RadixDialog.Description>
        )}
      </header>
      {children && <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">{children}</div>}
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-line border-t px-5 py-3">
          {footer}
        </footer>
      )}
      {/* Last, so that the first field has the focus when it opens. */}
      <DialogClose />
    </RadixDialog.Content>
  )
}

export function DialogClose() {
  return (
    <RadixDialog.Close asChild>
      <IconButton
        data-close
        label="Close"
        keys="Esc"
        icon={<X aria-hidden size={16} strokeWidth={1.75} />}
        className="absolute top-3 right-3"
      />
    </RadixDialog.Close>
  )
}

// With nothing to fill in or to press, the text itself rather than the button that closes it.
function focusText(event: Event) {
  const content = event.currentTarget
  if (!(content instanceof HTMLElement) || content.querySelector(`:is(${CONTROLS}):not([data-close])`)) return
  event.preventDefault()
  content.focus()
}

// With Ctrl or ⌘, Enter does what the filled button does, also where Enter alone breaks a line.
function submitByKey(event: ReactKeyboardEvent) {
  const { key, ctrlKey, metaKey, target, currentTarget } = event
  if (key !== 'Enter' || !(ctrlKey || metaKey) || !(target instanceof Element)) return
  // A dialog that this one has opened is inside it for React, and submits itself.
  const form = currentTarget.contains(target) ? target.closest('form') : null
  if (!form) return
  event.preventDefault()
  form.requestSubmit()
}

// The first Escape closes the list of a combobox, the second the dialog around it.
function keepWhileListIsOpen(event: KeyboardEvent) {
  if (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') event.preventDefault()
}
