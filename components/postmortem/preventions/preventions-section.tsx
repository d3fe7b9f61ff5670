'use client'
import { Plus } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { PreventionDialog } from '@/components/postmortem/preventions/prevention-dialog'
import {
  closePreventionDialog,
  openPreventionDialog,
  preventionDialogStore,
} from '@/components/postmortem/preventions/prevention-dialog-store'
import { PreventionList } from '@/components/postmortem/preventions/prevention-list'
import { Proposals } from '@/components/postmortem/preventions/proposals'
import { sectionElementId } from '@/components/postmortem/sections/section-words'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Skeleton } from '@/components/ui/skeleton'
import { usePreventions } from '@/lib/client/postmortem/use-preventions'

const ID = sectionElementId('preventions')

/** What the outage buys: a list that is no part of the document, and has a life after it. */
export function PreventionsSection() {
  const { incident, canEdit } = usePostmortem()
  const { preventions, error, refetch } = usePreventions(incident.id)
  const { subscribe, current, none } = preventionDialogStore
  const start = useSyncExternalStore(subscribe, current, none)
  return (
    <section
      id={ID}
      data-section="preventions"
      data-leave-to
      tabIndex={-1}
      aria-labelledby={`${ID}-title`}
      className="flex scroll-mt-4 flex-col gap-3 rounded-2 outline-offset-8"
    >
      <div className="flex flex-wrap items-baseline gap-x-2">
        <h2 id={`${ID}-title`} className="font-semibold text-16">
          Preventions
        </h2>
        <p className="text-13 text-text-2">each retires a card above</p>
      </div>
      {error && (
        <ErrorNote
          title="The preventions could not be read."
          action={<Button onClick={() => refetch()}>Try now</Button>}
        >
          They are asked for again by themselves.
        </ErrorNote>
      )}
      {canEdit && preventions && <Proposals incident={incident} preventions={preventions} />}
      {!preventions && !error && <Skeleton className="h-24" />}
      {preventions && <PreventionList preventions={preventions} canEdit={canEdit} />}
      {canEdit && (
        <Button
          variant="ghost"
          className="self-start"
          data-print="hide"
          icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
          onClick={() => openPreventionDialog()}
        >
          Add a prevention
        </Button>
      )}
      {start && canEdit && <PreventionDialog start={start} onClose={closePreventionDialog} />}
    </section>
  )
}
