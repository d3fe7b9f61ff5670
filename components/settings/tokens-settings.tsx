'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { SCOPE_LABEL } from '@/components/settings/scope-options'
import { TokensCreateDialog } from '@/components/settings/tokens-create-dialog'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { toast } from '@/components/ui/toast'
import { useRevokeToken, useTokens } from '@/lib/client/api-tokens'
import type { TokenSummary } from '@/lib/domain/people/person'

/** Tokens for scripts: one's own, and for an admin everybody's. */
export function TokensSettings({ tokens: initial }: { tokens: TokenSummary[] }) {
  const { data: tokens } = useTokens(initial)
  const [isCreating, setCreating] = useState(false)
  const [revoked, setRevoked] = useState<TokenSummary | null>(null)
  const create = (
    <Button
      size="md"
      variant="primary"
      icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
      onClick={() => setCreating(true)}
    >
      New token
    </Button>
  )
  return (
    <div className="flex flex-col gap-5">
      <PageHeader
        title="API tokens"
        description={
          <>
            For scripts that act as you. What they can call is in the{' '}
            <a href="/api-docs" className="text-accent underline underline-offset-2">
              API documentation
            </a>
            .
          </>
        }
        actions={tokens.length > 0 && create}
      />
      <Card>
        {tokens.length === 0 && (
          <EmptyState title="No tokens yet" action={create}>
            A token lets a script declare incidents and write to their timelines.
          </EmptyState>
        )}
        <ul className="divide-y divide-line">
          {tokens.map((token) => (
            <TokenItem key={token.id} token={token} onRevoke={() => setRevoked(token)} />
          ))}
        </ul>
      </Card>
      {isCreating && <TokensCreateDialog onClose={() => setCreating(false)} />}
      {revoked && <RevokeDialog token={revoked} onClose={() => setRevoked(null)} />}
    </div>
  )
}

function TokenItem({ token, onRevoke }: { token: TokenSummary; onRevoke: () => void }) {
  const viewer = useViewer()
  const { name, scope, owner, createdAt, lastUsedAt } = token
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2 text-13">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <bdi className="min-w-0 [overflow-wrap:anywhere]">{name}</bdi>
          <Chip>{SCOPE_LABEL[scope]}</Chip>
        </p>
        <p className="text-12 text-text-3">
          {owner.id !== viewer.id && `${owner.name}, `}made <TimeAgo at={createdAt} />,{' '}
          {lastUsedAt ? (
            <>
              last used <TimeAgo at={lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
        </p>
      </div>
      <Button size="sm" aria-label={`Revoke the token ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  )
}

function RevokeDialog({ token, onClose }: { token: TokenSummary; onClose: () => void }) {
  const { mutate: revoke, isPending, error } = useRevokeToken()
  const done = () => {
    toast(`Token “${token.name}” is revoked`)
    onClose()
  }
  return (
    <ConfirmDialog
      title={`Revoke “${token.name}”?`}
      description="Whatever uses it is refused from its next request on. This cannot be undone."
      confirm="Revoke"
      isBusy={isPending}
      error={error}
      onConfirm={() => revoke(token.id, { onSuccess: done })}
      onClose={onClose}
    />
  )
}
