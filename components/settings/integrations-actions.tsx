'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { IntegrationKeyDialog } from '@/components/settings/integrations-key-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { useChangeIntegration, useDeleteIntegration, useRotateKey } from '@/lib/client/use-integrations'
import type { Integration, IntegrationWithKey } from '@/lib/domain/alert/integration'

type Asked = 'rotate' | 'disable' | 'delete'

const questions = {
  rotate: {
    title: 'Make a new key for',
    confirm: 'Make a new key',
    text: 'The old key stops working at once. What is sent with it until you change the sender is lost.',
  },
  disable: {
    title: 'Disable',
    confirm: 'Disable',
    text: 'What is sent to it is refused, and most senders drop what is refused. You can enable it again.',
  },
  delete: { title: 'Delete', confirm: 'Delete', text: 'It never received anything, so nothing else goes with it.' },
} satisfies Record<Asked, { title: string; confirm: string; text: string }>

/** What takes effect at once: a new key, disabling, deleting. */
export function IntegrationActions({ integration }: { integration: Integration }) {
  const { id, name, isEnabled, alerts, changes } = integration
  const router = useRouter()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [shown, setShown] = useState<IntegrationWithKey | null>(null)
  const rotate = useRotateKey(id)
  const change = useChangeIntegration(id)
  const remove = useDeleteIntegration(id)
  const mutation = { rotate, disable: change, delete: remove }[asked ?? 'disable']

  const close = () => {
    // Of what is under way the answer counts all the same: a new key is shown once.
    if (!mutation.isPending) mutation.reset()
    setAsked(null)
  }
  const act = {
    rotate: () => rotate.mutate(undefined, { onSuccess: (made) => [setAsked(null), setShown(made)] }),
    disable: () => change.mutate({ isEnabled: false }, { onSuccess: close }),
    delete: () => remove.mutate(undefined, { onSuccess: () => router.push('/settings/integrations') }),
  } satisfies Record<Asked, () => void>

  return (
    <section aria-labelledby="actions-title" className="flex flex-col gap-2">
      <SectionHeader id="actions-title" title="Key and state" />
      <Card className="flex flex-wrap gap-2 p-4">
        <Button size="md" onClick={() => setAsked('rotate')}>
          Make a new key
        </Button>
        {isEnabled ? (
          <Button size="md" onClick={() => setAsked('disable')}>
            Disable
          </Button>
        ) : (
          <Button size="md" isLoading={change.isPending} onClick={() => change.mutate({ isEnabled: true })}>
            Enable
          </Button>
        )}
        {alerts.total === 0 && changes.total === 0 && (
          <Button size="md" variant="ghost" onClick={() => setAsked('delete')}>
            Delete
          </Button>
        )}
        {!asked && change.error && <ErrorNote title="Nothing changed.">{change.error.message}</ErrorNote>}
      </Card>
      {asked && (
        <ConfirmDialog
          title={`${questions[asked].title} ${name}?`}
          description={questions[asked].text}
          confirm={questions[asked].confirm}
          isDanger={asked === 'delete'}
          isBusy={mutation.isPending}
          error={mutation.error}
          onConfirm={act[asked]}
          onClose={close}
        />
      )}
      {shown && <IntegrationKeyDialog shown={shown} onClose={() => setShown(null)} />}
    </section>
  )
}
