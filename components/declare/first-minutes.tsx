'use client'
import { AlreadyOpen } from '@/components/declare/already-open'
import { FirstSteps } from '@/components/declare/first-steps'
import { QuickDeclare } from '@/components/declare/quick-declare'
import { useViewer } from '@/components/shell/viewer'
import { isResponder } from '@/lib/domain/incident/policy'

const NOTHING: readonly string[] = []

/** The panic entry: what to do in the first five minutes, and one button. */
export function FirstMinutes() {
  const viewer = useViewer()
  return (
    <div className="mx-auto flex max-w-[520px] flex-col gap-5 px-4 py-5 md:py-12">
      <h1 className="font-semibold text-24">Breathe. Then, in this order:</h1>
      <FirstSteps />
      {isResponder(viewer) && (
        <>
          <QuickDeclare />
          <AlreadyOpen serviceIds={NOTHING} />
        </>
      )}
    </div>
  )
}
