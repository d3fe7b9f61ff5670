import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DigestPage } from '@/components/digest/digest-page'
import { getProfile } from '@/lib/server/access/profile'
import { now } from '@/lib/server/clock'
import { requirePageActor } from '@/lib/server/http/actor'
import { digestQuerySchema, getDigest } from '@/lib/server/queries/get-digest'

export const metadata: Metadata = { title: 'The week' }

export default async function Page({ searchParams }: PageProps<'/history/digest'>) {
  const actor = await requirePageActor()
  const query = digestQuerySchema.safeParse(await searchParams)
  if (!query.success) notFound()
  const [digest, { takesDigest }] = await Promise.all([getDigest(actor, query.data), getProfile(actor)])
  return <DigestPage digest={digest} takesDigest={takesDigest} today={now().toISOString().slice(0, 10)} />
}
