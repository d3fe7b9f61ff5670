'use client'
import { Pause, Play, Square } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { useNow } from '@/components/ui/clock'
import { clockText } from '@/components/ui/time-text'
import type { useDrillControl } from '@/lib/client/drills'
import { conditionText } from '@/lib/domain/drill/condition'
import type { DrillView } from '@/lib/domain/drill/drill-view'
import { elapsedOf } from '@/lib/domain/drill/schedule'

export interface MasterProps {
  drill: DrillView
  control: ReturnType<typeof useDrillControl>
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** The clock of the drill, and what stops it. */
export function MasterControls({ drill, control }: MasterProps) {
  const now = useNow(1000)
  const [isEnding, setEnding] = useState(false)
  const { run, state, endsAt, endsWhen } = drill
  if (state === 'ended') return null
  const isPaused = state === 'paused'
  const ends = endsWhen.map(conditionText).join(' and ')
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <p className="font-semibold text-24 tabular-nums" suppressHydrationWarning>
        {clockText(elapsedOf(run, now))}
      </p>
      <p className="min-w-0 flex-1 basis-52 text-13 text-text-2">
        {isPaused && 'Paused: the steps wait. '}Ends by itself at {clockText(endsAt)}
        {ends && `, or with: ${ends}`}.
      </p>
      <div className="flex gap-2">
        <Button
          size="md"
          icon={isPaused ? <Play {...glyph} /> : <Pause {...glyph} />}
          onClick={() => control.mutate({ do: isPaused ? 'resume' : 'pause' })}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
        <Button size="md" icon={<Square {...glyph} />} onClick={() => setEnding(true)}>
          End
        </Button>
      </div>
      {isEnding && (
        <ConfirmDialog
          title="End the drill?"
          description="What has not happened will not. The room stays open for what was learned, and the debrief is there."
          confirm="End the drill"
          isDanger={false}
          isBusy={control.isPending}
          error={control.error}
          onConfirm={() => control.mutate({ do: 'end' }, { onSuccess: () => setEnding(false) })}
          onClose={() => setEnding(false)}
        />
      )}
    </Card>
  )
}
