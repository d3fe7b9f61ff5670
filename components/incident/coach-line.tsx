'use client'
import clsx from 'clsx'
import { AdviceButtons } from '@/components/incident/coach/advice-buttons'
import { KeelGlyph } from '@/components/incident/coach/keel-glyph'
import { PutOffPopover } from '@/components/incident/coach/put-off-popover'
import { useAdvice } from '@/components/incident/coach/use-advice'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { ruleOfAdvice } from '@/lib/domain/incident/coach/registry'

/** One quiet line about the room, with one thing that can be done about it. Never amber or red, never two at once. */
export function CoachLine() {
  const { canRespond } = useRoom()
  const { advice, putOff, hold } = useAdvice()
  const rule = advice && ruleOfAdvice(advice.id)
  if (!canRespond || !advice || !rule) return null
  const isQuestion = advice.action?.kind === 'answers'
  const isOnlyLater = rule.isPersonal || rule.comesBack
  return (
    <section
      key={advice.id}
      aria-label="Coach"
      data-rule={rule.id}
      // Where the situation is not in sight, the same stands above the timeline as a card.
      className="max-lg:data-[rule=unannounced-change]:hidden short:hidden mx-4 mb-2 flex min-h-9 animate-settle items-center gap-2.5 rounded-2 border border-line bg-bg py-0.5 pr-1 pl-3 text-text-2 max-md:mx-0 max-md:mb-0 max-md:rounded-none max-md:border-x-0 max-md:border-b-0 max-md:px-4 max-md:py-2 max-md:text-14"
    >
      <KeelGlyph />
      <div className={clsx('flex min-w-0 flex-1 gap-x-2.5', isQuestion ? 'flex-col pb-1' : 'items-center')}>
        <p className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">{advice.sentence}</p>
        {advice.action && (
          <div className={clsx('flex gap-1.5', isQuestion ? 'flex-wrap' : 'shrink-0')}>
            <AdviceButtons action={advice.action} />
          </div>
        )}
      </div>
      <Button
        variant="ghost"
        onClick={() => putOff(advice.id)}
        className={clsx('shrink-0 text-text-3', isQuestion && 'self-start', !isOnlyLater && 'max-md:hidden')}
      >
        Later
      </Button>
      {!isOnlyLater && <PutOffPopover rule={rule} onPutOff={(reason) => putOff(advice.id, reason)} onHold={hold} />}
    </section>
  )
}
