'use client'
import { type FormEvent, useState } from 'react'
import type { NewEvidence } from '@/components/postmortem/cards/card-evidence-list'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { isSafeLink } from '@/lib/domain/postmortem/safe-link'
import { excerpt } from '@/lib/domain/text'

/** A link to what shows it: a graph, a pull request, a document. */
export function EvidenceLink({ onAdd }: { onAdd: (added: NewEvidence) => void }) {
  const [url, setUrl] = useState('')
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string>()

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    // What bubbles through the page beneath is not its form.
    event.stopPropagation()
    const given = url.trim()
    if (!isSafeLink(given)) return setProblem('This is not an http, https or mailto address.')
    onAdd({ kind: 'link', url: given, title: excerpt(title.trim() || shortName(given), 120) })
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="flex flex-col gap-3">
      <Field label="Address" error={problem}>
        <Input
          type="url"
          inputMode="url"
          placeholder="https://"
          value={url}
          onChange={({ target }) => {
            setUrl(target.value)
            setProblem(undefined)
          }}
        />
      </Field>
      <Field label="What it is" isOptional>
        <Input value={title} maxLength={120} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Button type="submit" variant="primary" className="self-end">
        Add link
      </Button>
    </form>
  )
}

/** "github.com/acme/shop/pull/8412", or the address of a mailbox. */
function shortName(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return protocol === 'mailto:' ? pathname : `${host}${pathname === '/' ? '' : pathname}`
}
