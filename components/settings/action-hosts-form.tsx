'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useSaveSetting } from '@/lib/client/save-setting'

/** Which private hosts the requests of levers may reach; for admins. */
export function ActionHostsForm({ hosts }: { hosts: string[] }) {
  const [text, setText] = useState(hosts.join('\n'))
  const { mutate: save, isPending, error } = useSaveSetting('action-hosts')
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    save(text.split(/[\s,]+/).filter(Boolean), {
      onSuccess: (saved) => {
        setText(saved.join('\n'))
        toast('Saved')
      },
    })
  }
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Requests of levers"
        description="Levers call addresses of the internet only. Machines of your own network are called when they are listed here."
      />
      <Card className="p-4">
        <form onSubmit={handleSubmit} className="flex flex-col gap-4">
          {error && <ErrorNote title={error.message} />}
          <Field
            label="Private hosts that may be called"
            hint="One a line, with a port to allow only that one: deploy.internal, 10.0.0.7:8080. Whoever may change a lever can send requests there."
          >
            <Textarea
              rows={4}
              className="mono"
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </Field>
          <Button type="submit" size="md" variant="primary" className="self-start" isLoading={isPending}>
            Save
          </Button>
        </form>
      </Card>
    </div>
  )
}
