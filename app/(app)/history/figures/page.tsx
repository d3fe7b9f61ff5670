import type { Metadata } from 'next'
import { FiguresGuide } from '@/components/history/figures-guide'
import { requirePageActor } from '@/lib/server/http/actor'
import { definitionsOfMetrics } from '@/lib/server/queries/metrics/definitions'

export const metadata: Metadata = { title: 'What these numbers mean' }

export default async function FiguresPage() {
  await requirePageActor()
  return <FiguresGuide definitions={definitionsOfMetrics()} />
}
