'use client'
import { type FormEvent, useId, useState } from 'react'
import { AttemptNote } from '@/components/postmortem/preventions/attempt-note'
import { useAttempt } from '@/components/postmortem/preventions/use-attempt'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useChangePrevention } from '@/lib/client/postmortem/use-preventions'
import type { Prevention } from '@/lib/domain/postmortem/prevention'

/** Where it is worked on, wherever that is. */
export function LinkDialog({ prevention, onClose }: { prevention: Prevention; onClose: () => void }) {
  const formId = useId()
  const change = useChangePrevention()
  const attempt = useAttempt()
  const [base, setBase] = useState(prevention)
  const [url, setUrl] = useState(prevention.issue?.url ?? '')
  async function handleSubmit(event: FormEvent) {
    event.preventDefault()
    event.stopPropagation()
    const { newer } = attempt
    if (newer) setBase(newer)
    if (await attempt.run(() => change(newer ?? base, { link: url.trim() || null }))) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="sm"
      title="Where it is worked on"
      description={`${prevention.title}. A ticket or a page elsewhere; its state is not read from there.`}
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={attempt.isBusy}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <AttemptNote attempt={attempt} present={({ issue }) => issue?.url ?? 'no link'} onTakeTheirs={onClose} />
        <Field label="Link" hint="Empty takes it away.">
          <Input type="url" inputMode="url" value={url} onChange={({ target }) => setUrl(target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}
