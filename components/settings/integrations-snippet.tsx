'use client'
import { Check, Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'

export interface SnippetProps {
  label: string
  text: string
}

/** Something to paste elsewhere: configuration, or a command. */
export function Snippet({ label, text }: SnippetProps) {
  const id = useId()
  const [outcome, setOutcome] = useState<'copied' | 'select' | null>(null)
  const isCopied = outcome === 'copied'
  const Icon = isCopied ? Check : Copy
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1.5">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h3 id={id} className="font-medium text-13">
          {label}
        </h3>
        <Button
          variant="ghost"
          icon={<Icon aria-hidden size={14} strokeWidth={1.75} />}
          onClick={async () => setOutcome((await copyText(text)) ? 'copied' : 'select')}
        >
          <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
        </Button>
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        tabIndex={0}
        className="scroll-thin overflow-x-auto rounded-2 bg-sunken px-3 py-2 font-mono text-12 text-text"
      >
        {text}
      </pre>
      {outcome === 'select' && (
        <p className="text-12 text-text-3">This browser does not copy by itself: select the text and press Ctrl C.</p>
      )}
    </section>
  )
}
