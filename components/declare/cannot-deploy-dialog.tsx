'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { problemOf } from '@/components/declare/declare-problem'
import { useJoinIncident } from '@/components/declare/use-join-incident'
import { incidentPath } from '@/components/incidents/incident-path'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { randomId } from '@/lib/client/random-id'
import { useDeclare } from '@/lib/client/use-declare'
import { useShift } from '@/lib/client/use-shift'
import { cannotDeploy, deliveryReasons } from '@/lib/domain/incident/cannot-deploy'
import type { DeliveryReason } from '@/lib/domain/incident/values'

/** “We cannot deploy”, from anywhere. Two presses: that one and why, or the room where it is worked on already. */
export function CannotDeployDialog({ onClose }: { onClose: () => void }) {
  const join = useJoinIncident()
  const open = (useShift().data?.open ?? []).filter(({ kind }) => kind === 'delivery')
  const { declare, chosen, problem } = useCannotDeploy()
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="sm"
      title="We cannot deploy"
      description="A SEV1 until somebody shows that delivery is possible: who cannot deliver cannot mend production."
    >
      <div className="flex flex-col gap-5 pb-1">
        {open.length > 0 && (
          <section aria-label="Already open" className="flex flex-col gap-2">
            <h3 className="font-medium text-12 text-text-2">Somebody said so already. Is it the same?</h3>
            {open.map((incident) => (
              <Button
                key={incident.id}
                variant="primary"
                size="lg"
                className="justify-start overflow-hidden"
                onClick={() => join(incident)}
              >
                <span className="shrink-0">Join {incident.key}</span>
                <span className="min-w-0 truncate font-normal">{incident.title}</span>
              </Button>
            ))}
          </section>
        )}
        <section aria-labelledby="why-title" className="flex flex-col gap-2">
          <h3 id="why-title" className="font-medium text-12 text-text-2">
            {open.length > 0 ? 'Another one: what is in the way?' : 'What is in the way?'}
          </h3>
          {deliveryReasons.map(({ reason, label }) => (
            <Button
              key={reason}
              size="lg"
              className="justify-start"
              isLoading={chosen === reason}
              onClick={() => declare(reason)}
            >
              {label}
            </Button>
          ))}
        </section>
        {problem && <ErrorNote title={problem.title}>{problem.advice}</ErrorNote>}
      </div>
    </Dialog>
  )
}

/** Declares once for each reason, however often it is pressed or has to be tried again. */
function useCannotDeploy() {
  const router = useRouter()
  const [ids] = useState(() => new Map<DeliveryReason, string>())
  const [chosen, setChosen] = useState<DeliveryReason | null>(null)
  const declare = useDeclare({
    onDeclared: ({ key }) => router.push(incidentPath(key)),
    onError: () => setChosen(null),
  })
  const run = (reason: DeliveryReason) => {
    if (declare.isPending || declare.isSuccess) return
    const commandId = ids.get(reason) ?? randomId()
    ids.set(reason, commandId)
    setChosen(reason)
    declare.mutate({ commandId, input: cannotDeploy(reason) })
  }
  return { declare: run, chosen, problem: declare.error ? problemOf(declare.error) : null }
}
