'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { DocumentSession } from '@/lib/client/postmortem/document-session'
import { ownWords } from '@/lib/client/postmortem/own-words'
import { readContent } from '@/lib/domain/postmortem/document'

/** The server does not take what this device has: the words can be taken along, then its document is loaded anew. */
export function RefusedDialog({ session }: { session: DocumentSession }) {
  const [words] = useState(() => ownWords(readContent(session.doc)))
  const [isCopied, setCopied] = useState(false)
  const [isLeaving, setLeaving] = useState(false)

  async function handleReload() {
    setLeaving(true)
    await session.drop()
    window.location.reload()
  }

  return (
    <Dialog
      isOpen
      // There is nothing behind it to go back to.
      onOpenChange={() => {}}
      title="The server did not take your last changes"
      description="Something in them cannot be part of the document. It is as it was before them; your words are here to take along."
      size="lg"
      footer={
        <>
          <Button size="md" onClick={async () => setCopied(await copyText(words))}>
            {isCopied ? 'Copied' : 'Copy all of it'}
          </Button>
          <Button variant="primary" size="md" isLoading={isLeaving} onClick={handleReload}>
            Load the document of the server
          </Button>
        </>
      }
    >
      <Field label="What this device has">
        <Textarea readOnly rows={14} value={words} />
      </Field>
    </Dialog>
  )
}
