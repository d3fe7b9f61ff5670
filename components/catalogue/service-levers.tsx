'use client'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { LeverCard } from '@/components/catalogue/lever-card'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { SectionHeader } from '@/components/ui/section-header'
import { toast } from '@/components/ui/toast'
import { useRemoveLever } from '@/lib/client/catalogue-admin'
import type { ServiceDetail } from '@/lib/domain/catalogue/service-detail'
import { LEVER_NAMES, type LeverKind, leverKindSchema } from '@/lib/domain/incident/lever'

const LeverDialog = dynamic(() => import('@/components/catalogue/lever-dialog').then((file) => file.LeverDialog))

const LeverActionDialog = dynamic(() =>
  import('@/components/catalogue/lever-action-dialog').then((file) => file.LeverActionDialog),
)

/** The four levers of a service, also those nobody has written down yet. */
export function ServiceLevers({ service }: { service: ServiceDetail }) {
  const [asked, setAsked] = useState<{ act: 'change' | 'request' | 'remove'; kind: LeverKind } | null>(null)
  const { mutate: remove, isPending, error, reset } = useRemoveLever()
  const close = () => {
    reset()
    setAsked(null)
  }
  const leverOf = (kind: LeverKind) => service.levers.find((lever) => lever.kind === kind) ?? null
  const handleRemove = (kind: LeverKind) =>
    remove(
      { serviceId: service.id, kind },
      {
        onSuccess: () => {
          toast(`${LEVER_NAMES[kind]} is removed`)
          close()
        },
      },
    )
  return (
    <section aria-labelledby="levers" className="flex flex-col gap-2">
      <SectionHeader id="levers" title="Levers" aside={`${service.levers.length} of 4 ready`} />
      <ul className="grid gap-3 md:grid-cols-2">
        {leverKindSchema.options.map((kind) => (
          <LeverCard
            key={kind}
            kind={kind}
            lever={leverOf(kind)}
            canChange={service.canChangeLevers}
            onChange={() => setAsked({ act: 'change', kind })}
            onRequest={() => setAsked({ act: 'request', kind })}
            onRemove={() => setAsked({ act: 'remove', kind })}
          />
        ))}
      </ul>
      {asked?.act === 'change' && (
        <LeverDialog service={service} kind={asked.kind} lever={leverOf(asked.kind)} onClose={close} />
      )}
      {asked?.act === 'request' && <LeverActionDialog service={service} kind={asked.kind} onClose={close} />}
      {asked?.act === 'remove' && (
        <ConfirmDialog
          title={`Remove ${LEVER_NAMES[asked.kind].toLowerCase()}?`}
          description={`What is written down about it goes, and the request it sends, if it has one. When it was used stays in the incidents.`}
          confirm="Remove"
          isBusy={isPending}
          error={error}
          onConfirm={() => handleRemove(asked.kind)}
          onClose={close}
        />
      )}
    </section>
  )
}
