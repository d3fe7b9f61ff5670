'use client'
import type { Editor } from '@tiptap/react'
import { Info } from 'lucide-react'
import { Popover as RadixPopover } from 'radix-ui'
import { useEffect, useEffectEvent, useState } from 'react'
import { DismissForm } from '@/components/postmortem/editor/dismiss-form'
import { RULE_TITLES } from '@/components/postmortem/editor/rule-titles'
import type { OpenHint } from '@/components/postmortem/editor/use-blameless'
import { Button } from '@/components/ui/button'

export interface HintPopoverProps {
  editor: Editor
  open: OpenHint
  onClose: () => void
}

/** What there is to say about a wording, beside it: why, what to write instead, and the way to keep it. */
export function HintPopover({ editor, open: { placed, rect, by }, onClose }: HintPopoverProps) {
  const { hint, key, from, to } = placed
  const [isKeeping, setKeeping] = useState(false)
  const anchor = { current: { getBoundingClientRect: () => rect } }

  // Whoever goes on writing has decided.
  const handleWriting = useEffectEvent(onClose)
  useEffect(() => {
    const { dom } = editor.view
    const handle = () => handleWriting()
    dom.addEventListener('beforeinput', handle)
    return () => dom.removeEventListener('beforeinput', handle)
  }, [editor])

  function use(words: string) {
    onClose()
    const { state } = editor
    // Somebody may have written over it meanwhile.
    if (to > state.doc.content.size || state.doc.textBetween(from, to) !== hint.quote) return
    editor.view.dispatch(state.tr.insertText(words, from, to))
    editor.commands.focus()
  }

  return (
    <RadixPopover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <RadixPopover.Anchor virtualRef={anchor} />
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label="Blameless hint"
          side="bottom"
          align="start"
          sideOffset={8}
          collisionPadding={12}
          // By a click the caret stays in the text: whoever wants to go on writing does.
          onOpenAutoFocus={(event) => by === 'pointer' && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            editor.commands.focus()
          }}
          className="z-40 w-[300px] max-w-[calc(100vw-24px)] animate-rise rounded-3 border border-line bg-raised p-3 shadow-3 outline-none"
        >
          <div className="flex items-center gap-1.5 font-semibold text-13">
            <Info aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-warning" />
            {RULE_TITLES[hint.rule]}
          </div>
          <p className="mt-1 text-13 text-text-2">{hint.why}</p>
          <p className="mt-1 text-13 text-text-2">{hint.advice}</p>
          {hint.rewrite !== null && (
            <>
              <p className="mt-2 text-13 text-text-2">Try:</p>
              <blockquote className="mt-1 rounded-2 bg-sunken px-2.5 py-2 text-13">
                {hint.rewrite || 'Leave it out'}
              </blockquote>
            </>
          )}
          {isKeeping ? (
            <DismissForm hint={hint} hintKey={key} onDone={onClose} onCancel={() => setKeeping(false)} />
          ) : (
            <div className="mt-2.5 flex items-center gap-1.5">
              {hint.rewrite !== null && <Button onClick={() => use(hint.rewrite ?? '')}>Use this</Button>}
              <Button variant={hint.rewrite === null ? 'default' : 'ghost'} onClick={() => setKeeping(true)}>
                Keep mine
              </Button>
            </div>
          )}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}
