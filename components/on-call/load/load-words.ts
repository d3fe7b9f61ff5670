import { countWords } from '@/lib/domain/count-words'
import { HOURS, type PageLoad } from '@/lib/domain/on-call/page-load'
import type { LoadOverTime } from '@/lib/domain/on-call/rota-load'

export const sumOf = (load: PageLoad): number => HOURS.reduce((sum, hours) => sum + load[hours], 0)

/** What a load was, in one sentence. */
export function loadWords({ total, brokenNights }: LoadOverTime): string {
  const sum = sumOf(total)
  if (sum === 0) return 'No pages in this time.'
  const parts = [
    `${total.sleep} in sleeping hours`,
    `${total.evening} in evenings and on weekends`,
    `${total.business} in working hours`,
  ]
  const nights = brokenNights > 0 ? ` ${countWords(brokenNights, 'night')} broken.` : ''
  return `${countWords(sum, 'page')}, ${parts.join(', ')}.${nights}`
}
