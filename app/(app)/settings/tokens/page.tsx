import type { Metadata } from 'next'
import { TokensSettings } from '@/components/settings/tokens-settings'
import { listTokens } from '@/lib/server/access/tokens'
import { requirePageActor } from '@/lib/server/http/actor'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokensPage() {
  const actor = await requirePageActor()
  return <TokensSettings tokens={await listTokens(actor)} />
}
