'use client'
import { Fieldset } from '@/components/ui/fieldset'

export interface ChoiceListProps<Value extends string> {
  legend: string
  name: string
  options: readonly { value: Value; label: string; meaning: string }[]
  defaultValue: Value
  error?: string | undefined
}

/** One of a few, each with what it means: roles, scopes. */
export function ChoiceList<Value extends string>({
  legend,
  name,
  options,
  defaultValue,
  error,
}: ChoiceListProps<Value>) {
  return (
    <Fieldset legend={legend} error={error}>
      <div className="divide-y divide-line rounded-2 border border-line">
        {options.map(({ value, label, meaning }) => (
          <label key={value} className="flex items-start gap-2.5 px-3 py-2 hover:bg-hover">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === defaultValue}
              className="mt-0.5 size-4 shrink-0 accent-(--accent-solid)"
            />
            <span className="min-w-0">
              <span className="block font-medium text-13">{label}</span>
              <span className="block text-12 text-text-3">{meaning}</span>
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}
