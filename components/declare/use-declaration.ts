'use client'
import { useRouter } from 'next/navigation'
import { declarationOf } from '@/components/declare/declare-draft'
import { type DeclareProblem, problemOf } from '@/components/declare/declare-problem'
import { useDeclareDraft } from '@/components/declare/use-declare-draft'
import { incidentPath } from '@/components/incidents/incident-path'
import { randomId } from '@/lib/client/random-id'
import { useDeclare } from '@/lib/client/use-declare'
import { isAppError } from '@/lib/domain/errors'

/** The declare dialog's doings: one draft, one command, one room; the dialog closes when the room is there. */
export function useDeclaration() {
  const router = useRouter()
  const { draft, change, forget } = useDeclareDraft()
  const declare = useDeclare({
    onDeclared: ({ key }) => {
      forget()
      router.push(incidentPath(key))
    },
    onError: (error) => {
      // An earlier try got through with other words; these ones are a declaration of their own.
      if (isAppError(error) && error.code === 'command_id_reused') change({ commandId: randomId() })
    },
  })

  const submit = () => {
    if (declare.isPending || declare.isSuccess) return
    declare.mutate({ commandId: draft.commandId, input: declarationOf(draft) })
  }
  const discard = () => {
    declare.reset()
    forget()
  }
  const problem: DeclareProblem | null = declare.error ? problemOf(declare.error) : null
  return { draft, change, submit, discard, isSending: declare.isPending, isDeclared: declare.isSuccess, problem }
}
