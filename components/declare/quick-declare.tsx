'use client'
import { Siren } from 'lucide-react'
import { type FormEvent, useRef } from 'react'
import { CannotDeployButton } from '@/components/declare/cannot-deploy-button'
import { choicesOf, severityOf, withoutChoices } from '@/components/declare/declare-draft'
import { useDeclaration } from '@/components/declare/use-declaration'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** One line and one button; everything else can be said in the room. What the dialog left chosen is named (SPEC CMD-13). */
export function QuickDeclare() {
  const { show } = useShellDialogs()
  const { draft, change, submit, isSending, isDeclared, problem } = useDeclaration()
  const choices = choicesOf(draft)
  const title = useRef<HTMLInputElement>(null)
  const dropChoices = () => {
    change(withoutChoices(draft))
    // The button leaves with them.
    title.current?.focus()
  }
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={handleSubmit}>
      <Field label="What is wrong?" error={problem?.fields.title} isRequired>
        <Input
          ref={title}
          size="lg"
          value={draft.title}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="go"
          placeholder="Checkout fails for EU customers"
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      {choices.length > 0 && (
        <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-text-2">
          <span>
            Also chosen: <b className="font-semibold text-text">{choices.join(', ')}</b>
          </span>
          {/* Its words stand where those beside or above it do, at whichever end it comes to be: by its padding and edge. */}
          <Button variant="ghost" className="-mx-2.5 max-md:-mx-[13px]" onClick={dropChoices}>
            Drop what was chosen
          </Button>
        </p>
      )}
      {problem && !problem.fields.title && <ErrorNote title={problem.title}>{problem.advice}</ErrorNote>}
      <Button
        type="submit"
        variant="primary"
        size="xl"
        isLoading={isSending || isDeclared}
        icon={<Siren aria-hidden size={16} strokeWidth={1.75} />}
      >
        {isDeclared ? 'Opening the room' : `Declare ${severityOf(draft).toUpperCase()}`}
      </Button>
      <CannotDeployButton size="lg" />
      <Button variant="ghost" size="lg" onClick={() => show('declare')}>
        Say more first: services, severity
      </Button>
    </form>
  )
}
