'use client'
import { loadWords, sumOf } from '@/components/on-call/load/load-words'
import { loadPath } from '@/components/on-call/on-call-path'
import { Link } from '@/components/ui/link'
import { LOAD_WEEKS } from '@/lib/client/paging/load-weeks'
import { useMyLoad } from '@/lib/client/paging/my-load'
import type { OnCallLoad } from '@/lib/domain/on-call/rota-load'

/** How heavy my own pages were, by the hours of my own clocks; nothing for who was never paged. */
export function MyLoadLine({ load }: { load: OnCallLoad['mine'] }) {
  const { data: mine } = useMyLoad(load)
  if (sumOf(mine.total) === 0) return null
  return (
    <p className="mt-2 text-12 text-text-3">
      Your last {LOAD_WEEKS} weeks: {loadWords(mine)}{' '}
      <Link href={loadPath(LOAD_WEEKS)} className="link max-md:inline-block max-md:py-2">
        Is on-call humane?
      </Link>
    </p>
  )
}
