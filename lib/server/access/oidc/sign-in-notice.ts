import { type ProblemText, problemText } from '@/lib/domain/people/sign-in-problem'
import { findProvider } from '@/lib/server/access/oidc/providers'

type Query = Record<string, string | string[] | undefined>

const goodbyes: Record<string, string> = {
  'signed-out': 'You are signed out.',
  'signed-out-here': 'You are signed out here. Where you signed in from, you may still be signed in.',
}

/** What the sign-in page says first. The address brings words of ours; no text of anybody's is shown from it. */
export function signInNotice({ problem, provider, state }: Query): {
  problem: ProblemText | null
  goodbye: string | null
} {
  const name = typeof provider === 'string' ? findProvider(provider)?.name : undefined
  return {
    problem: typeof problem === 'string' ? problemText(problem, name ?? 'The provider') : null,
    goodbye: typeof state === 'string' && Object.hasOwn(goodbyes, state) ? (goodbyes[state] ?? null) : null,
  }
}
