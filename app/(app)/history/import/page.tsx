import type { Metadata } from 'next'
import { ImportsPage } from '@/components/history/import/imports-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { listImports } from '@/lib/server/queries/list-imports'

export const metadata: Metadata = { title: 'Import past incidents' }

export default async function Page() {
  const actor = await requirePageActor()
  return <ImportsPage initial={await orNotFound(listImports(actor))} />
}
