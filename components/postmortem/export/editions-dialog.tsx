'use client'
import { useEffect, useRef, useState } from 'react'
import { versionPath } from '@/components/postmortem/document/paths'
import { EditionList } from '@/components/postmortem/export/edition-list'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Fieldset } from '@/components/ui/fieldset'
import { useEditions, usePublishEdition } from '@/lib/client/postmortem/use-editions'
import { randomId } from '@/lib/client/random-id'
import { SECTION_TITLES, SECTIONS, type SectionId } from '@/lib/domain/postmortem/sections'

/** What most organisations show their customers. */
const USUAL: readonly SectionId[] = ['summary', 'impact', 'timeline', 'rootCauses', 'preventions']

export interface EditionsDialogProps {
  /** The version that is shown. */
  latest: number
  onClose: () => void
}

/** Chooses what everybody may read, looks at it first, and takes it back. */
export function EditionsDialog({ latest, onClose }: EditionsDialogProps) {
  const { incident } = usePostmortem()
  const [chosen, setChosen] = useState<readonly SectionId[]>(USUAL)
  const [id, setId] = useState(randomId)
  const editions = useEditions(incident.id)
  const publish = usePublishEdition(incident.id)
  const list = useRef<HTMLDivElement>(null)
  // On a phone the new address comes below what is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the list has it
  useEffect(() => {
    if (publish.isSuccess) list.current?.scrollIntoView({ block: 'nearest' })
  }, [publish.isSuccess, editions.data])
  const sections = SECTIONS.filter((section) => chosen.includes(section))
  const choose = (section: SectionId, isChosen: boolean) => {
    // Another choice is another edition, also when the answer to the one before was lost.
    setId(randomId())
    setChosen(isChosen ? [...chosen, section] : chosen.filter((other) => other !== section))
  }
  const handlePublish = () => publish.mutate({ id, version: latest, sections }, { onSuccess: () => setId(randomId()) })
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Public edition"
      description={`Chosen sections of version ${latest}, at an address that anybody may open until you revoke it.`}
      footer={
        <>
          <a
            className="link mr-auto rounded-1 text-13 max-md:py-3"
            href={versionPath(incident.key, latest, sections)}
            target="_blank"
            rel="noopener"
          >
            See what everybody would read
          </a>
          <Button onClick={onClose} size="md">
            Close
          </Button>
          <Button
            variant="primary"
            size="md"
            isLoading={publish.isPending}
            onClick={() => sections.length > 0 && handlePublish()}
            {...(sections.length === 0 && { 'aria-disabled': true })}
          >
            Make a public address
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Fieldset legend="Sections">
          <div className="grid gap-1.5 sm:grid-cols-2">
            {SECTIONS.map((section) => (
              <Checkbox
                key={section}
                label={SECTION_TITLES[section]}
                checked={chosen.includes(section)}
                onCheckedChange={(isChosen) => choose(section, isChosen)}
              />
            ))}
          </div>
        </Fieldset>
        <p className="text-13 text-text-2">
          People are named by their role. Links, sources, owners and reasons stay inside. A first name that somebody
          typed is not recognised: look at it before you pass it on.
        </p>
        {publish.error && <ErrorNote title="Not published.">{publish.error.message}</ErrorNote>}
        {editions.error && !editions.data && (
          <ErrorNote
            title="The public addresses could not be read."
            action={<Button onClick={() => void editions.refetch()}>Try now</Button>}
          >
            There may be some already.
          </ErrorNote>
        )}
        <div ref={list} className="empty:hidden">
          <EditionList incidentId={incident.id} editions={editions.data ?? []} />
        </div>
      </div>
    </Dialog>
  )
}
