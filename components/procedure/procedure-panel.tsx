import { Diagnosis } from '@/components/procedure/diagnosis'
import { FirstFiveMinutes } from '@/components/procedure/first-five-minutes'
import { LeverBoard } from '@/components/procedure/lever-board'
import { Link } from '@/components/ui/link'

/** What to do: the first five minutes, then the levers, and only then what we think. */
export function ProcedurePanel() {
  return (
    <>
      <FirstFiveMinutes />
      <LeverBoard />
      <Diagnosis />
      <p className="pt-3 text-12 text-text-3">
        <Link href="/card" className="rounded-1 hover:underline max-md:inline-block max-md:py-3">
          Prod-down card, to print
        </Link>
      </p>
    </>
  )
}
