'use client'
import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export interface CopySecretProps {
  label: string
  secret: string
  /** Where the keyboard starts, in a dialog of its own. */
  isFocused?: boolean
}

/** Something that is shown once: a token, a link, a key. */
export function CopySecret({ label, secret, isFocused = false }: CopySecretProps) {
  const [outcome, setOutcome] = useState<'copied' | 'select' | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const handleCopy = async () => {
    input.current?.select()
    setOutcome((await copyText(secret)) ? 'copied' : 'select')
  }
  const isCopied = outcome === 'copied'
  const Icon = isCopied ? Check : Copy
  const hint =
    outcome === 'select'
      ? 'This browser does not copy by itself: press Ctrl C.'
      : 'It is shown only now. Copy it before you go on.'
  return (
    <Field label={label} hint={hint}>
      <div className="flex gap-2">
        <Input
          ref={input}
          readOnly
          autoFocus={isFocused}
          value={secret}
          className="font-mono"
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button size="md" icon={<Icon aria-hidden size={14} strokeWidth={1.75} />} onClick={handleCopy}>
          <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
        </Button>
      </div>
    </Field>
  )
}
