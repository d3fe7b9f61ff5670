'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { PreventionItem } from '@/components/preventions/prevention-item'
import { Card } from '@/components/ui/card'
import { SectionHeader } from '@/components/ui/section-header'
import { usePreventionList } from '@/lib/client/postmortem/use-preventions'

/** Preventions that wait for me: overdue, due within a week, or asked again. Nothing at all when there is none. */
export function MyPreventions() {
  const { data: waiting = [] } = usePreventionList('?waiting=true')
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="my-preventions">
      <SectionHeader
        id="my-preventions"
        title="Preventions that wait for you"
        count={waiting.length}
        aside={
          <Link href={'/preventions' as Route} className="link text-12 max-md:-my-2 max-md:py-3.5">
            All preventions
          </Link>
        }
      />
      <Card>
        <ul>
          {waiting.map((one) => (
            <PreventionItem key={one.id} prevention={one} />
          ))}
        </ul>
      </Card>
    </section>
  )
}
