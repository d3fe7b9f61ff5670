'use client'
import { Check } from 'lucide-react'
import { Checkbox as RadixCheckbox } from 'radix-ui'
import { type ReactNode, useId } from 'react'

export interface CheckboxProps {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  name?: string
}

export function Checkbox({ label, hint, checked, onCheckedChange, name }: CheckboxProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5 touch:py-3">
      <RadixCheckbox.Root
        id={id}
        name={name ?? ''}
        checked={checked}
        onCheckedChange={(value) => onCheckedChange(value === true)}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        className="relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-1 border border-control bg-surface text-on-accent before:absolute before:-inset-3 data-[state=checked]:border-accent-solid data-[state=checked]:bg-accent-solid"
      >
        <RadixCheckbox.Indicator>
          <Check aria-hidden size={12} strokeWidth={3} />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <div className="min-w-0 flex-1">
        {/* Beside its words, too, a row is pressed where a thumb lands. */}
        <label htmlFor={id} className="block font-medium text-13 touch:-my-3 touch:py-3">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-12 text-text-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
