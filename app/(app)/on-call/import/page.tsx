import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OnCallImportPage } from '@/components/on-call/import/on-call-import-page'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'

export const metadata: Metadata = { title: 'Import rotas and policies' }

export default async function Page() {
  if (!isAdmin(await requirePageActor())) notFound()
  return <OnCallImportPage />
}
