'use client'
import type { Route } from 'next'
import { PreventionItem } from '@/components/preventions/prevention-item'
import { AsideLink } from '@/components/ui/aside-link'
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
        aside={<AsideLink href={'/preventions' as Route}>All preventions</AsideLink>}
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
