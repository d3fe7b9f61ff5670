'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { IntegrationKeyDialog } from '@/components/settings/integrations-key-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { useChangeIntegration, useDeleteIntegration, useRotateKey } from '@/lib/client/use-integrations'
import type { Integration, IntegrationWithKey } from '@/lib/domain/alert/integration'

type Asked = 'rotate' | 'disable' | 'delete'

const questions = {
  rotate: {
    title: 'Make a new key?',
    text: 'The old address stops working at once. Alerts sent to it until you change the sender are lost.',
    act: 'Make a new key',
  },
  disable: {
    title: 'Disable it?',
    text: 'What is sent to it is refused, and Alertmanager drops what is refused. You can enable it again.',
    act: 'Disable',
  },
  delete: { title: 'Delete it?', text: 'It never received an alert, so nothing else goes with it.', act: 'Delete' },
} satisfies Record<Asked, { title: string; text: string; act: string }>

/** What takes effect at once: a new key, disabling, deleting. */
export function IntegrationActions({ integration }: { integration: Integration }) {
  const { id, name, isEnabled, alerts } = integration
  const router = useRouter()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [shown, setShown] = useState<IntegrationWithKey | null>(null)
  const rotate = useRotateKey(id)
  const change = useChangeIntegration(id)
  const remove = useDeleteIntegration(id)
  const mutation = { rotate, disable: change, delete: remove }[asked ?? 'disable']

  const close = () => {
    mutation.reset()
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
        {alerts.total === 0 && (
          <Button size="md" variant="ghost" onClick={() => setAsked('delete')}>
            Delete
          </Button>
        )}
        {!asked && change.error && <ErrorNote title="Nothing changed.">{change.error.message}</ErrorNote>}
      </Card>
      {asked && (
        <Dialog
          isOpen
          onOpenChange={close}
          size="sm"
          title={questions[asked].title}
          description={name}
          footer={
            <>
              <Button size="md" onClick={close}>
                Cancel
              </Button>
              <Button
                size="md"
                variant={asked === 'delete' ? 'danger' : 'primary'}
                isLoading={mutation.isPending}
                onClick={act[asked]}
              >
                {questions[asked].act}
              </Button>
            </>
          }
        >
          <p className="text-13 text-text-2">{questions[asked].text}</p>
          {mutation.error && (
            <div className="mt-3">
              <ErrorNote title="Nothing changed.">{mutation.error.message}</ErrorNote>
            </div>
          )}
        </Dialog>
      )}
      {shown && <IntegrationKeyDialog shown={shown} onClose={() => setShown(null)} />}
    </section>
  )
}
