'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { type SettledIncident, useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { Textarea } from '@/components/ui/textarea'
import { AUDIENCES } from '@/components/updates/audiences'
import { NextUpdateField } from '@/components/updates/next-update-field'
import { RecipientsNote } from '@/components/updates/recipients-note'
import { useUpdateDraft } from '@/components/updates/use-update-draft'
import { useUpdateTemplates } from '@/lib/client/use-update-templates'
import type { UpdateTemplates } from '@/lib/domain/communication/update-templates'
import { MAX_UPDATE_SUBJECT, MAX_UPDATE_TEXT, sendUpdate } from '@/lib/domain/incident/commands/send-update'
import { owesUpdates } from '@/lib/domain/incident/update-due'

/** Drafted from the log; read, changed and sent by a person. */
export function SendUpdateDialog({ onClose }: { onClose: () => void }) {
  const { incident } = useRoom()
  const templates = useUpdateTemplates()
  if (!templates) {
    return (
      <Dialog isOpen onOpenChange={onClose} size="md" title="Send an update">
        <Skeleton className="h-64" />
      </Dialog>
    )
  }
  return <UpdateForm incident={incident} templates={templates} onClose={onClose} />
}

interface UpdateFormProps {
  incident: SettledIncident
  templates: UpdateTemplates
  onClose: () => void
}

function UpdateForm({ incident, templates, onClose }: UpdateFormProps) {
  const { viewer, act } = useRoom()
  const draft = useUpdateDraft(incident, viewer.id, templates)
  const [isAsking, setAsking] = useState(false)
  const { words, audience } = draft

  function handleSubmit() {
    const { updateId, nextDueAt } = draft
    return act(sendUpdate, { updateId, audience, ...words, nextDueAt: owesUpdates(incident) ? nextDueAt : null })
  }

  function handleRedraft() {
    draft.redraft()
    setAsking(false)
  }

  return (
    <FormDialog
      title="Send an update"
      description="Drafted from the log. Read it, change what needs changing, and send it; an update cannot be taken back."
      submit="Send update"
      size="md"
      onClose={onClose}
      onSubmit={handleSubmit}
    >
      <Segmented
        label="Audience"
        size="md"
        isWide
        value={audience}
        options={AUDIENCES}
        onValueChange={draft.setAudience}
      />
      <Field label="Subject" isRequired>
        <Input
          value={words.subject}
          maxLength={MAX_UPDATE_SUBJECT}
          onChange={(event) => draft.setWords({ subject: event.target.value })}
        />
      </Field>
      <div className="flex flex-col gap-1.5">
        <Field label="Text" isRequired>
          <Textarea
            rows={9}
            className="min-h-44"
            value={words.text}
            maxLength={MAX_UPDATE_TEXT}
            onChange={(event) => draft.setWords({ text: event.target.value })}
          />
        </Field>
        {draft.isEdited && (
          <p className="flex min-h-8 flex-wrap items-center gap-x-2 text-12 text-text-3">
            {isAsking ? 'Your changes to this text are lost.' : 'You changed the draft; it is kept on this device.'}
            {isAsking && (
              <Button variant="ghost" onClick={() => setAsking(false)}>
                Keep them
              </Button>
            )}
            <Button variant="ghost" onClick={isAsking ? handleRedraft : () => setAsking(true)}>
              {isAsking ? 'Draft it again' : 'Draft again from the log'}
            </Button>
          </p>
        )}
      </div>
      {owesUpdates(incident) && (
        <NextUpdateField
          now={draft.now}
          dueAt={draft.nextDueAt}
          cadence={incident.cadence[incident.severity]}
          onChange={draft.setNextDueAt}
        />
      )}
      <RecipientsNote audience={audience} incidentId={incident.id} />
    </FormDialog>
  )
}
