import type { ChipTone } from '@/components/ui/chip'
import { durationText } from '@/components/ui/time-text'
import type { Review } from '@/lib/domain/incident/review'

/** What a review is called now, and in which colour. */
export function reviewStatusOf({ status, version }: Pick<Review, 'status' | 'version'>): {
  label: string
  tone: ChipTone
} {
  if (status === 'published')
    return { label: version === 1 ? 'Published' : `Published, version ${version}`, tone: 'verified' }
  if (status === 'in-review')
    return { label: version === 0 ? 'In review' : `Version ${version + 1} in review`, tone: 'accent' }
  return { label: 'Draft', tone: 'line' }
}

/** When it has to be published, as one says it: “due in 3 days”, “overdue by 2 days”. */
export const dueText = (dueAt: string, now: number): string => {
  const left = Date.parse(dueAt) - now
  return left < 0 ? `overdue by ${durationText(-left)}` : `due in ${durationText(left)}`
}
