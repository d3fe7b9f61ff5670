'use client'
import clsx from 'clsx'
import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from '@/components/ui/kbd'

export interface MenuProps {
  trigger: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  align?: 'start' | 'center' | 'end'
  children: ReactNode
}

export function Menu({ trigger, side = 'bottom', align = 'end', children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="scroll-thin z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 animate-rise overflow-y-auto rounded-3 border border-line bg-raised p-1 shadow-2"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
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
      <DropdownMenu.Item asChild className={className} {...(onSelect && { onSelect })}>
        {children}
      </DropdownMenu.Item>
    )
  }
  // Not `disabled`, which the keys would pass over: whoever gets there is told why.
  const refused = disabledReason && { 'aria-disabled': true, onSelect: (event: Event) => event.preventDefault() }
  return (
    <DropdownMenu.Item className={className} {...(refused || (onSelect && { onSelect }))}>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {disabledReason && <span className="block text-12">{disabledReason}</span>}
      </span>
      {keys && <Kbd>{keys}</Kbd>}
    </DropdownMenu.Item>
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
      <DropdownMenu.RadioGroup value={value}>
        {options.map((option) => (
          <DropdownMenu.RadioItem
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
            <DropdownMenu.ItemIndicator>
              <Check aria-hidden size={14} strokeWidth={2} />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-1.5 pb-1 text-12 text-text-3">{children}</DropdownMenu.Label>
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />
}
