'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import { MAX_ETA_MINUTES } from '@/lib/domain/on-call/page'
import { etaMinutesSchema } from '@/lib/domain/on-call/paging-inputs'

const USUAL = [5, 15, 30, 60] as const

/** In how many minutes I am there: a press for the usual ones, a field for others. */
export function ComingChoice({ onChoose }: { onChoose: (minutes: number) => void }) {
  const [isOther, setOther] = useState(false)
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="grid grid-cols-5 gap-2 md:flex">
        <legend className="mb-1.5 font-medium text-13">I am there in</legend>
        {USUAL.map((minutes) => (
          <Button key={minutes} size="xl" className="px-0! md:px-4!" onClick={() => onChoose(minutes)}>
            {minutes}
            <span className="sr-only"> minutes</span>
            <span aria-hidden className="text-13 text-text-3 max-md:hidden">
              min
            </span>
          </Button>
        ))}
        <Button
          variant="ghost"
          size="xl"
          className="px-0! text-13! md:px-4!"
          aria-expanded={isOther}
          onClick={() => setOther(!isOther)}
        >
          Other
        </Button>
      </fieldset>
      {isOther && <OtherMinutes onChoose={onChoose} />}
    </div>
  )
}

function OtherMinutes({ onChoose }: { onChoose: (minutes: number) => void }) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const { form, lookAgain } = useInvalidFocus(null)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const parsed = etaMinutesSchema.safeParse(Number(typed.trim() || Number.NaN))
    if (parsed.success) return onChoose(parsed.data)
    setProblem(`A whole number of minutes, from 1 to ${MAX_ETA_MINUTES}.`)
    lookAgain()
  }
  return (
    <form ref={form} noValidate onSubmit={handleSubmit} className="flex items-start gap-2">
      <div className="w-44">
        <Field label="Minutes until I am there" error={problem}>
          <Input
            size="lg"
            className="h-12!"
            inputMode="numeric"
            autoFocus
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Field>
      </div>
      {/* As far down as a label is high: what is wrong stands below the field, and moves no button. */}
      <Button type="submit" size="xl" className="mt-6.5">
        I am coming
      </Button>
    </form>
  )
}
