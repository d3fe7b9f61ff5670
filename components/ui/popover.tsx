'use client'
import clsx from 'clsx'
import { Popover as RadixPopover, Slot } from 'radix-ui'
import { type ReactNode, type RefObject, useId, useRef, useState } from 'react'

export interface PopoverProps {
  /** The control that opens it. */
  trigger: ReactNode
  label: string
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  side?: 'top' | 'right' | 'bottom' | 'left'
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** Of it, only the control exists before it is opened: a page has dozens, and most are never opened. */
export function Popover({ trigger, isOpen: given, onOpenChange, ...content }: PopoverProps) {
  const [own, setOwn] = useState(false)
  const isOpen = given ?? own
  const control = useRef<HTMLElement>(null)
  const id = useId()
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  return (
    <>
      <Slot.Root
        ref={control}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        data-state={isOpen ? 'open' : 'closed'}
        onClick={() => change(!isOpen)}
      >
        {trigger}
      </Slot.Root>
      {isOpen && (
        <RadixPopover.Root open onOpenChange={change}>
          <RadixPopover.Anchor virtualRef={control} />
          <RadixPopover.Portal>
            <PopoverContent id={id} control={control} {...content} />
          </RadixPopover.Portal>
        </RadixPopover.Root>
      )}
    </>
  )
}

interface PopoverContentProps extends Omit<PopoverProps, 'trigger' | 'isOpen' | 'onOpenChange'> {
  id: string
  control: RefObject<HTMLElement | null>
}

function PopoverContent({ id, control, label, side, align, className, children }: PopoverContentProps) {
  const hasGoneElsewhere = useRef(false)
  return (
    <RadixPopover.Content
      id={id}
      aria-label={label}
      side={side ?? 'bottom'}
      align={align ?? 'start'}
      sideOffset={6}
      collisionPadding={8}
      onInteractOutside={(event) => {
        // The control closes it by itself; closed here, it would open it again.
        if (event.target instanceof Node && control.current?.contains(event.target)) event.preventDefault()
        else hasGoneElsewhere.current = true
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        if (!hasGoneElsewhere.current) control.current?.focus()
      }}
      className={clsx(
        'scroll-thin z-40 max-h-(--radix-popover-content-available-height) animate-rise overflow-y-auto rounded-3 border border-line bg-raised shadow-2 outline-none',
        className,
      )}
    >
      {children}
    </RadixPopover.Content>
  )
}
