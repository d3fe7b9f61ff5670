'use client'
import { useQuery } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Skeleton } from '@/components/ui/skeleton'
import { api } from '@/lib/client/api'

type Verdict = { ok: true; events: number } | { ok: false; brokenAt: number; attachment?: { name: string } }

/** Reads the whole log and its chain of hashes again. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const { incident } = useRoom()
  const { data, error } = useQuery({
    queryKey: ['verify', incident.id],
    queryFn: () => api<Verdict>('GET', `/api/v1/incidents/${incident.id}/verify`),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="sm"
      title="Is the log whole?"
      footer={
        <Button size="md" onClick={onClose}>
          Done
        </Button>
      }
    >
      {!data && !error && <Skeleton className="h-10" />}
      {error && <ErrorNote title="The log could not be checked.">{error.message}</ErrorNote>}
      {data?.ok && (
        <p className="flex items-start gap-3">
          <ShieldCheck aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-verified" />
          <span>
            <b className="block font-semibold">Yes, all {data.events} events.</b>
            <span className="text-text-2">Each follows from the one before it, and none was changed or removed.</span>
          </span>
        </p>
      )}
      {data?.ok === false && (
        <p className="flex items-start gap-3">
          <ShieldAlert aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-hurting" />
          <span>
            <b className="block font-semibold">No: it is broken at event {data.brokenAt}.</b>
            <span className="text-text-2">
              {data.attachment
                ? `The events are whole, but its file ${data.attachment.name} is missing or was changed. Tell an admin.`
                : "From there on the log is not what was written. Tell an admin; the operator's guide says what to compare."}
            </span>
          </span>
        </p>
      )}
    </Dialog>
  )
}
