'use client'
import clsx from 'clsx'
import { Check } from 'lucide-react'
import { Slot } from 'radix-ui'
import { Menu as RadixMenu } from 'radix-ui/internal'
import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}

/** Of it, only the button exists before somebody is about to press it: by then it has to know keys from pointers. */
export function Menu({ trigger, ...content }: MenuProps) {
  const [isNear, setNear] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const control = useRef<HTMLElement>(null)
  const isPressed = useRef(false)
  const id = useId()
  const comeNear = () => setNear(true)
  // Who got here before the page came to life is not told of again.
  useEffect(() => {
    if (control.current === document.activeElement) setNear(true)
  }, [])
  const change = (next: boolean) => {
    comeNear()
    setOpen(next)
  }
  return (
    <>
      <Slot.Root
        ref={control}
        id={`${id}-control`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        data-state={isOpen ? 'open' : 'closed'}
        onFocus={comeNear}
        onPointerEnter={comeNear}
        onPointerDown={(event) => {
          isPressed.current = true
          if (event.button !== 0 || event.ctrlKey) return
          // The focus goes to the menu, not here.
          if (!isOpen) event.preventDefault()
          change(!isOpen)
        }}
        // Pressed without a pointer, by a voice or a screen reader, or before the page had come to life and done again.
        onClick={() => {
          if (!isPressed.current && !isOpen) change(true)
          isPressed.current = false
        }}
        onKeyDown={(event) => {
          if (!OPENING_KEYS.includes(event.key)) return
          event.preventDefault()
          change(event.key === 'ArrowDown' || !isOpen)
        }}
      >
        {trigger}
      </Slot.Root>
      {isNear && (
        <RadixMenu.Root open={isOpen} onOpenChange={change} modal={false}>
          <RadixMenu.Anchor virtualRef={control} />
          <RadixMenu.Portal>
            <MenuContent id={id} control={control} {...content} />
          </RadixMenu.Portal>
        </RadixMenu.Root>
      )}
    </>
  )
}

const OPENING_KEYS = ['Enter', ' ', 'ArrowDown']

interface MenuContentProps extends Omit<MenuProps, 'trigger'> {
  id: string
  control: RefObject<HTMLElement | null>
}

function MenuContent({ id, control, side = 'bottom', align = 'end', children }: MenuContentProps) {
  const hasGoneElsewhere = useRef(false)
  return (
    <RadixMenu.Content
      id={id}
      aria-labelledby={`${id}-control`}
      side={side}
      align={align}
      sideOffset={6}
      collisionPadding={8}
      onInteractOutside={() => {
        hasGoneElsewhere.current = true
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        if (!hasGoneElsewhere.current) control.current?.focus()
        hasGoneElsewhere.current = false
      }}
      className="scroll-thin z-40 max-h-(--radix-popper-available-height) min-w-48 max-w-80 animate-rise overflow-y-auto rounded-3 border border-line bg-raised p-1 shadow-2"
    >
      {children}
    </RadixMenu.Content>
  )
}

const itemClass =
  'flex h-8 cursor-default items-center gap-2 rounded-2 px-2 text-13 outline-none data-highlighted:forced-highlight data-highlighted:bg-hover aria-disabled:text-text-3 forced-colors:aria-disabled:not-data-highlighted:text-[GrayText] touch:h-11'

export interface MenuItemProps {
  icon?: ReactNode
  keys?: string
  /** Shown beneath the label when the item cannot be used now. */
  disabledReason?: string | undefined
  isDanger?: boolean
  onSelect?: (event: Event) => void
  /** With a link as its only child, the item is that link. */
  asChild?: boolean
  children: ReactNode
}

export function MenuItem({ icon, keys, disabledReason, isDanger, onSelect, asChild, children }: MenuItemProps) {
  const className = clsx(itemClass, disabledReason && 'h-auto! py-1.5', isDanger && 'text-hurting')
  if (asChild) {
    return (
      <RadixMenu.Item asChild className={className} {...(onSelect && { onSelect })}>
        {children}
      </RadixMenu.Item>
    )
  }
  // Not `disabled`, which the keys would pass over: whoever gets there is told why.
  const refused = disabledReason && { 'aria-disabled': true, onSelect: (event: Event) => event.preventDefault() }
  return (
    <RadixMenu.Item className={className} {...(refused || (onSelect && { onSelect }))}>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {disabledReason && <span className="block text-12">{disabledReason}</span>}
      </span>
      {keys && <Kbd>{keys}</Kbd>}
    </RadixMenu.Item>
  )
}

export interface MenuChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[]
  onValueChange: (value: Value) => void
}

/** One of several, with a mark at the present one. */
export function MenuChoice<Value extends string>({ label, value, options, onValueChange }: MenuChoiceProps<Value>) {
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      <RadixMenu.RadioGroup value={value}>
        {options.map((option) => (
          <RadixMenu.RadioItem
            key={option.value}
            value={option.value}
            className={itemClass}
            onSelect={(event) => {
              event.preventDefault()
              onValueChange(option.value)
            }}
          >
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <RadixMenu.ItemIndicator>
              <Check aria-hidden size={14} strokeWidth={2} />
            </RadixMenu.ItemIndicator>
          </RadixMenu.RadioItem>
        ))}
      </RadixMenu.RadioGroup>
    </>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <RadixMenu.Label className="px-2 pt-1.5 pb-1 text-12 text-text-3">{children}</RadixMenu.Label>
}

export function MenuSeparator() {
  return <RadixMenu.Separator className="-mx-1 my-1 h-px bg-line" />
}
