import { ErrorNote } from '@/components/ui/error-note'
import type { ProblemText } from '@/lib/domain/people/sign-in-problem'

export interface SignInNotesProps {
  problem: ProblemText | null
  /** That somebody has just signed out. */
  goodbye: string | null
}

/** What led somebody to the sign-in page, if it was not their own wish. */
export function SignInNotes({ problem, goodbye }: SignInNotesProps) {
  if (problem) {
    return (
      <div className="mb-5">
        <ErrorNote title={problem.title}>{problem.advice}</ErrorNote>
      </div>
    )
  }
  return goodbye ? (
    <p role="status" className="mb-5 text-14 text-text-2">
      {goodbye}
    </p>
  ) : null
}
