import clsx from 'clsx'
import { Check } from 'lucide-react'
import { STEP_WORDS } from '@/components/drill/drill-words'
import type { MasterProps } from '@/components/drill/master-controls'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { clockText } from '@/components/ui/time-text'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

/** All steps in order: what has happened, what is next, what is to come. */
export function MasterSteps({ drill, control }: MasterProps) {
  const isOver = drill.state === 'ended'
  return (
    <Card>
      <ol className="divide-y divide-line">
        {drill.steps.map(({ index, at, kind, text, state }) => {
          const isNext = state === 'next' && !isOver
          return (
            <li
              key={index}
              {...(isNext && { 'aria-current': 'step' })}
              className={clsx(
                'grid min-h-10 grid-cols-[52px_16px_minmax(0,1fr)_auto] items-center gap-x-2 px-4 py-1.5 text-13',
                state === 'done' ? 'text-text-3' : state === 'next' ? 'text-text' : 'text-text-2',
              )}
            >
              <span className="tabular-nums">{clockText(at)}</span>
              {state === 'done' ? (
                <Check aria-hidden size={14} strokeWidth={1.75} className="text-verified" />
              ) : (
                <span
                  aria-hidden
                  className={clsx(
                    'mx-auto size-2 rounded-full border',
                    isNext ? 'border-accent bg-accent' : 'border-control',
                  )}
                />
              )}
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <VisuallyHidden>{state === 'done' ? 'Done: ' : isNext ? 'Next: ' : ''}</VisuallyHidden>
                <span className="text-text-3">{STEP_WORDS[kind]}</span> {text}
              </span>
              {isNext && (
                <Button
                  size="sm"
                  isLoading={control.isPending && control.variables.do === 'inject'}
                  onClick={() => control.mutate({ do: 'inject', index })}
                >
                  Now
                </Button>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
