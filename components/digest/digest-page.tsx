import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Route } from 'next'
import { DueSection } from '@/components/digest/due-section'
import { HappenedSection } from '@/components/digest/happened-section'
import { LearnedSection } from '@/components/digest/learned-section'
import { BackLink } from '@/components/ui/back-link'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { type Digest, isQuiet } from '@/lib/domain/history/digest'
import { weekTitle } from '@/lib/domain/history/digest-words'
import { COVERAGE } from '@/lib/domain/metrics/metric'

export interface DigestPageProps {
  digest: Digest
  /** Whether it comes by mail. */
  takesDigest: boolean
  /** A day in UTC. */
  today: string
}

const glyph = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const

/** A week of the organisation: what happened, what is due, what was learned. */
export function DigestPage({ digest, takesDigest, today }: DigestPageProps) {
  const { week, previous, next, due } = digest
  return (
    <div className="mx-auto flex max-w-[880px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href="/history">History</BackLink>
        <PageHeader
          title={weekTitle(week)}
          description={
            <>
              {COVERAGE}{' '}
              <Link href="/settings/profile" className="link rounded-1">
                {takesDigest ? 'It comes by mail on Mondays' : 'Get it by mail on Mondays'}
              </Link>
            </>
          }
          actions={
            <nav aria-label="Weeks" className="flex gap-2">
              <Link href={weekPath(previous)} className={buttonClass({ size: 'md' })}>
                <ChevronLeft {...glyph} />
                Week before
              </Link>
              {next && (
                <Link href={weekPath(next)} className={buttonClass({ size: 'md' })}>
                  Week after
                  <ChevronRight {...glyph} />
                </Link>
              )}
            </nav>
          }
        />
      </div>
      {isQuiet(digest) ? (
        <Card>
          <EmptyState title="A quiet week">Nothing happened{due ? ', and nothing is due' : ''}.</EmptyState>
        </Card>
      ) : (
        <>
          <HappenedSection digest={digest} />
          <DueSection due={due} today={today} />
          <LearnedSection learned={digest.learned} />
        </>
      )}
    </div>
  )
}

const weekPath = (week: string): Route => `/history/digest?week=${week}` as Route
