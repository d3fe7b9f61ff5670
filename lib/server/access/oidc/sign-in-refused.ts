import type { SignInProblem } from '@/lib/domain/people/sign-in-problem'

/** A provider's sign-in lets nobody in. `reason` is for the log: it never carries a token. */
export class SignInRefused extends Error {
  readonly problem: SignInProblem
  readonly reason: string | undefined
  constructor(problem: SignInProblem, reason?: string) {
    super(`The sign-in was refused: ${problem}`)
    this.problem = problem
    this.reason = reason
  }
}
