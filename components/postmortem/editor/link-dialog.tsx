'use client'
import type { Editor } from '@tiptap/react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { isSafeLink } from '@/lib/domain/postmortem/safe-link'

export interface LinkDialogProps {
  editor: Editor
  onClose: () => void
}

/** Makes a link of the selection, or changes the one under the caret. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const formId = useId()
  const [before] = useState(() => String(editor.getAttributes('link').href ?? ''))
  const [address, setAddress] = useState(before)
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const isWithoutWords = editor.state.selection.empty && !before

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    // The dialog stands in a portal, and React hands its events on to the page around it.
    event.stopPropagation()
    const href = withScheme(address.trim())
    if (!isSafeLink(href)) return setError('Give the address of a page or a mailbox, such as https://example.org')
    const chain = editor.chain().focus().extendMarkRange('link')
    if (isWithoutWords) {
      chain.insertContent({ type: 'text', text: text.trim() || href, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.setLink({ href }).run()
    onClose()
  }

  function remove() {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onClose()
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Link"
      size="sm"
      footer={
        <>
          {before && (
            <Button variant="ghost" size="md" className="mr-auto" onClick={remove}>
              Remove the link
            </Button>
          )}
          <Button variant="primary" size="md" type="submit" form={formId}>
            {before ? 'Change' : 'Link'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="grid gap-4">
        <Field label="Address" error={error} isRequired>
          <Input
            autoFocus
            inputMode="url"
            value={address}
            placeholder="https://"
            onChange={({ target }) => setAddress(target.value)}
          />
        </Field>
        {isWithoutWords && (
          <Field label="Words" isOptional>
            <Input value={text} onChange={({ target }) => setText(target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  )
}

const withScheme = (address: string) => (/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`)
