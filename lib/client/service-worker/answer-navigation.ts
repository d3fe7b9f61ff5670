/** Longer than a page of ours ever takes; a network that swallows everything looks like this. */
const PATIENCE_MS = 8000

/** What a proxy says when what stands behind it is away. */
const AWAY: readonly number[] = [502, 503, 504]

export interface NavigationParts {
  /** Asks the server. */
  ask(): Promise<Response>
  /** What this device kept to show instead; undefined when it has nothing. */
  findShell(): Promise<Response | undefined>
  /** Resolves after so many milliseconds. */
  pass(ms: number): Promise<void>
}

/**
 * Answers a navigation with what the server says, or with the shell when it says nothing (SPEC KEPT-1): unreachable,
 * silent, or a proxy that speaks for it. Any other answer of the server stands, its errors too.
 */
export async function answerNavigation({ ask, findShell, pass }: NavigationParts): Promise<Response> {
  const asked = ask()
  const heard = await Promise.race([asked.catch(() => null), pass(PATIENCE_MS).then(() => null)])
  if (heard && !AWAY.includes(heard.status)) return heard
  return (await findShell()) ?? asked
}
