'use client'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SectionHeader } from '@/components/ui/section-header'
import { Textarea } from '@/components/ui/textarea'
import type { useDrillControl } from '@/lib/client/drills'
import { useForm } from '@/lib/client/use-form'

const labels = { from: 'The name', text: 'The message' }

/** Says something in the room as a simulated person. */
export function MasterMessage({ control }: { control: ReturnType<typeof useDrillControl> }) {
  const { formProps, problems, isSending } = useForm({
    labels,
    send: ({ from, text }) => control.mutateAsync({ do: 'message', from, text }),
    onDone: (_, form) => {
      const text = form?.elements.namedItem('text')
      if (text instanceof HTMLTextAreaElement) text.value = ''
    },
  })
  return (
    <section aria-labelledby="message" className="flex flex-col gap-2">
      <SectionHeader id="message" title="Say something as a simulated person" />
      <Card className="p-4">
        <form {...formProps} className="flex flex-col gap-3">
          {problems.form && <ErrorNote title={problems.form} />}
          <Field label="Who" error={problems.fields.from}>
            <Input name="from" placeholder="Customer care" maxLength={80} />
          </Field>
          <Field label="What they say" error={problems.fields.text}>
            <Textarea name="text" rows={2} maxLength={2000} />
          </Field>
          <div>
            <Button type="submit" size="md" isLoading={isSending}>
              Say it
            </Button>
          </div>
        </form>
      </Card>
    </section>
  )
}
