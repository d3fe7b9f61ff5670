'use client'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { saveLever, useCatalogueChanged } from '@/lib/client/catalogue-admin'
import { useForm } from '@/lib/client/use-form'
import type { LeverView } from '@/lib/domain/catalogue/lever-view'
import type { ServiceNode } from '@/lib/domain/catalogue/service-detail'
import { AppError } from '@/lib/domain/errors'
import { LEVER_NAMES, type LeverKind } from '@/lib/domain/incident/lever'

const labels = {
  how: 'What to do',
  url: 'The address',
  who: 'Who may pull it',
  expectedMinutes: 'The time to effect',
}

export interface LeverDialogProps {
  service: ServiceNode
  kind: LeverKind
  lever: LeverView | null
  onClose: () => void
}

/** Writes down a lever of a service. */
export function LeverDialog({ service, kind, lever, onClose }: LeverDialogProps) {
  const catalogueChanged = useCatalogueChanged()
  const form = useForm({
    labels,
    send: async ({ how, url, who, expectedMinutes }) =>
      saveLever(service.id, kind, {
        how,
        url: url.trim() || null,
        who,
        expectedMinutes: minutesOf(expectedMinutes.trim()),
      }),
    onDone: async () => {
      await catalogueChanged()
      toast(`${LEVER_NAMES[kind]} of ${service.name} is written down`)
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title={`${LEVER_NAMES[kind]}: ${service.name}`}
      description="Somebody reads this at three in the morning: the exact words to type, and nothing else."
      submit="Save"
      form={form}
      onClose={onClose}
    >
      <Field label="What to do" error={problems.how}>
        <Textarea name="how" rows={4} defaultValue={lever?.how} className="mono" spellCheck={false} />
      </Field>
      <Field label="Link" isOptional hint="Where it is done, or read about." error={problems.url}>
        <Input name="url" type="url" autoComplete="off" placeholder="https://" defaultValue={lever?.url ?? ''} />
      </Field>
      <div className="grid gap-4 md:grid-cols-[2fr_1fr]">
        <Field label="Who may pull it" isOptional hint="Empty: anyone in the room." error={problems.who}>
          <Input name="who" autoComplete="off" defaultValue={lever?.who} />
        </Field>
        <Field label="Minutes to effect" isOptional error={problems.expectedMinutes}>
          <Input
            name="expectedMinutes"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={lever?.expectedMinutes ?? ''}
          />
        </Field>
      </div>
    </FieldsDialog>
  )
}

/** JSON has no number for what is not one: it would be saved as nothing said. */
function minutesOf(text: string): number | null {
  if (text === '') return null
  if (/^\d{1,6}$/.test(text)) return Number(text)
  const fields = [{ path: 'expectedMinutes', message: 'is not a whole number of minutes' }]
  throw new AppError('invalid_input', 'The time to effect is not a whole number of minutes', { fields })
}
