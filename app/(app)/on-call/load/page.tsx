import type { Metadata } from 'next'
import { LoadPage } from '@/components/on-call/load/load-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { getOnCallLoad, onCallLoadSchema } from '@/lib/server/queries/get-on-call-load'

export const metadata: Metadata = { title: 'Is on-call humane?' }

export default async function Page({ searchParams }: PageProps<'/on-call/load'>) {
  const actor = await requirePageActor()
  const asked = onCallLoadSchema.safeParse({ weeks: String((await searchParams).weeks ?? 13) })
  const query = asked.data ?? onCallLoadSchema.parse({})
  return <LoadPage load={await getOnCallLoad(actor, query)} weeks={query.weeks} />
}
