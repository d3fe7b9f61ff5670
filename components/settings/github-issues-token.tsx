'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { problemsOf } from '@/lib/client/form-problems'
import { useCheckTracker, useSaveToken, useTrackerState } from '@/lib/client/postmortem/use-issue-tracker'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import type { TrackerState } from '@/lib/domain/postmortem/github-issues'

const LABELS = { token: 'The token' }

/** The token, which nobody reads again, and whether all of it works. */
export function GithubIssuesToken({ initial }: { initial: TrackerState }) {
  const { data: tracker } = useTrackerState(initial)
  const { mutate: save, isPending, error } = useSaveToken()
  const { mutate: check, isPending: isChecking, data: checked, error: checkError } = useCheckTracker()
  const { form } = useInvalidFocus(error)
  const [token, setToken] = useState('')
  const problems = problemsOf(error, LABELS)

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    save(token, {
      onSuccess: () => {
        setToken('')
        toast('Token saved')
      },
    })
  }

  return (
    <Card className="flex flex-col gap-4 p-4">
      <form ref={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        <p className="text-13">{stateText(tracker)}</p>
        <Field
          label={tracker.isTokenSet ? 'Another token' : 'Token'}
          hint="A fine-grained token that may read and write issues of this one repository. It is kept encrypted, and shown to nobody again."
          error={problems.fields.token}
        >
          <Input
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={token}
            onChange={({ target }) => setToken(target.value)}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="md" variant="primary" isLoading={isPending}>
            Save the token
          </Button>
          <Button size="md" isLoading={isChecking} onClick={() => check()}>
            Check
          </Button>
          {(tracker.isTokenSet || tracker.tokenIsFor) && (
            <Button size="md" variant="ghost" onClick={() => save(null)}>
              Take the token away
            </Button>
          )}
        </div>
      </form>
      <div role="status">
        {checked?.isOk && <p className="text-13 text-verified">{checked.message}</p>}
        {checked && !checked.isOk && <ErrorNote title={checked.message} />}
        {checkError && <ErrorNote title={checkError.message} />}
      </div>
    </Card>
  )
}

function stateText({ isTokenSet, tokenIsFor }: TrackerState): string {
  if (isTokenSet) return 'A token is set.'
  if (tokenIsFor)
    return `The token was given for ${tokenIsFor}, and is not sent elsewhere. Give one for the address above.`
  return 'No token is set.'
}
