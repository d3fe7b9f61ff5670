'use client'
import { useState } from 'react'
import { type ActionFields, draftOf, fieldsOf, labels } from '@/components/catalogue/lever-action-draft'
import { RequestPreview } from '@/components/catalogue/lever-action-preview'
import { GithubFields } from '@/components/catalogue/lever-github-fields'
import { WebhookFields } from '@/components/catalogue/lever-webhook-fields'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { useCatalogueChanged } from '@/lib/client/catalogue-admin'
import { problemsOf } from '@/lib/client/form-problems'
import {
  type LeverActionAnswer,
  useDryRunOfDraft,
  useLeverAction,
  useRemoveLeverAction,
  useSaveLeverAction,
} from '@/lib/client/lever-action'
import type { ServiceNode } from '@/lib/domain/catalogue/service-detail'
import { LEVER_NAMES, type LeverKind } from '@/lib/domain/incident/lever'

export interface LeverActionDialogProps {
  service: ServiceNode
  kind: LeverKind
  onClose: () => void
}

/** Sets up the request that a lever carries. */
export function LeverActionDialog({ service, kind, onClose }: LeverActionDialogProps) {
  const { data, error } = useLeverAction(service.id, kind)
  if (data) return <Editor service={service} kind={kind} saved={data} onClose={onClose} />
  return (
    <Dialog isOpen onOpenChange={onClose} title={`Request: ${LEVER_NAMES[kind]}, ${service.name}`}>
      {error ? <ErrorNote title={error.message} /> : <Spinner />}
    </Dialog>
  )
}

function Editor({ service, kind, saved, onClose }: LeverActionDialogProps & { saved: LeverActionAnswer }) {
  const [fields, setFields] = useState<ActionFields>(() => fieldsOf(saved))
  const [secret, setSecret] = useState<string | null>(null)
  const catalogueChanged = useCatalogueChanged()
  const save = useSaveLeverAction(service.id, kind)
  const remove = useRemoveLeverAction(service.id, kind)
  const dryRun = useDryRunOfDraft(service.id, kind)
  const problems = problemsOf(save.error ?? remove.error ?? dryRun.error, labels)
  const change = (part: Partial<ActionFields>) => {
    setFields({ ...fields, ...part })
    dryRun.reset()
  }
  const done = async (sentence: string) => {
    await catalogueChanged()
    toast(sentence)
    onClose()
  }
  const handleSave = () =>
    save.mutate(draftOf(fields), {
      onSuccess: ({ signingSecret }) =>
        signingSecret ? setSecret(signingSecret) : void done(`${LEVER_NAMES[kind]} of ${service.name} sends a request`),
    })

  if (secret) {
    return (
      <SecretDialog
        title="The signing secret"
        description="Give it to what receives the request: it proves that a request is from here. It is shown this once."
        label="Signing secret"
        secret={secret}
        onClose={() => void done(`${LEVER_NAMES[kind]} of ${service.name} sends a request`)}
      />
    )
  }
  const part = { fields, onChange: change, problems: problems.fields, saved }
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={`Request: ${LEVER_NAMES[kind]}, ${service.name}`}
      description="Sent when somebody pulls the lever and asks for it; at most once, and everything is in the log."
      footer={
        <>
          {saved.action && (
            <Button
              size="md"
              variant="ghost"
              className="mr-auto"
              isLoading={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: () => void done('It sends no request any more') })}
            >
              Take it away
            </Button>
          )}
          <Button size="md" isLoading={dryRun.isPending} onClick={() => dryRun.mutate(draftOf(fields).action)}>
            Dry run
          </Button>
          <Button size="md" variant="primary" isLoading={save.isPending} onClick={handleSave}>
            Save
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        <Field label="What it calls">
          <Select
            value={fields.preset}
            onChange={({ target }) =>
              change({ preset: target.value === 'webhook' ? 'webhook' : 'github-workflow-dispatch' })
            }
          >
            <option value="webhook">A webhook, signed</option>
            <option value="github-workflow-dispatch">A GitHub workflow</option>
          </Select>
        </Field>
        {fields.preset === 'webhook' ? <WebhookFields {...part} /> : <GithubFields {...part} />}
        {dryRun.data && <RequestPreview request={dryRun.data} />}
      </div>
    </Dialog>
  )
}
