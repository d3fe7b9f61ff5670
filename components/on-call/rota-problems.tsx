'use client'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { GapText } from '@/components/on-call/gap-text'
import { Card } from '@/components/ui/card'
import { SectionHeader } from '@/components/ui/section-header'
import type { RotaDetail, RotaProblem } from '@/lib/domain/on-call/rota-view'

export interface RotaProblemsProps {
  problems: readonly RotaProblem[]
  nextGap: RotaDetail['nextGap']
  zone: string
}

const glyph = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const

/** What the lint says of gaps after when the first is, which stands above by the reader's clocks. */
function restOf(message: string): string {
  const rest = message.slice(message.indexOf('; ') + 1).trim()
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

/** What is wrong with a rota, or will be, in words. */
export function RotaProblems({ problems, nextGap, zone }: RotaProblemsProps) {
  // The lint speaks of the same gap.
  const ofGap = nextGap && problems.find(({ rule }) => rule === 'gap')
  const others = problems.filter((one) => one !== ofGap)
  const count = others.length + (nextGap ? 1 : 0)
  return (
    <section aria-labelledby="problems">
      <SectionHeader id="problems" title="What to look at" {...(count > 0 && { count })} />
      <Card>
        {count === 0 ? (
          <p className="px-4 py-3 text-text-2">Nothing is wrong with this rota in the next four weeks.</p>
        ) : (
          <ul className="px-4 py-1">
            {nextGap && (
              <Line icon={<TriangleAlert {...glyph} className="text-hurting" />}>
                <span className="font-medium text-hurting">
                  <GapText gap={nextGap} zone={zone} />.
                </span>
                {ofGap && <span className="block text-12 text-text-3">{restOf(ofGap.message)}</span>}
              </Line>
            )}
            {others.map(({ rule, level, message }) => (
              <Line
                key={`${rule} ${message}`}
                icon={
                  level === 'problem' ? (
                    <CircleAlert {...glyph} className="text-warning" />
                  ) : (
                    <Info {...glyph} className="text-text-3" />
                  )
                }
              >
                {message}
              </Line>
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[16px_1fr] gap-x-2.5 border-line border-t py-2 first:border-t-0 [&>svg]:mt-0.5">
      {icon}
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </li>
  )
}
