/** What is said to somebody who was not signed in: what happened, and what to do about it. */
export interface ProblemText {
  title: string
  advice: string
}

const texts = {
  cancelled: (name) => ({
    title: `You did not finish signing in with ${name}.`,
    advice: 'Start again whenever you like.',
  }),
  stale: (name) => ({
    title: `This sign-in with ${name} is no longer the current one.`,
    advice: 'It was started in another tab, or too long ago. Start again here.',
  }),
  'provider-down': (name) => ({
    title: `${name} does not answer.`,
    advice: 'Your account is fine. Try again in a minute, or ask an admin for another way in.',
  }),
  'provider-refused': (name) => ({
    title: `${name} does not accept this installation.`,
    advice: 'Its client id, secret or redirect address is not what it expects: tell an admin.',
  }),
  'provider-error': (name) => ({
    title: `${name} answered in a way that cannot be used.`,
    advice: 'Nobody was signed in. Try again; if it stays so, tell an admin.',
  }),
  'wrong-issuer': (name) => ({
    title: `${name} answers under another name than the one set up here.`,
    advice: 'Nobody was signed in. Tell an admin: the issuer in the settings has to be its own.',
  }),
  'wrong-audience': (name) => ({
    title: `${name} sent a sign-in that is meant for another application.`,
    advice: 'Nobody was signed in. Tell an admin: the client id may be wrong.',
  }),
  expired: (name) => ({
    title: `The sign-in from ${name} was not valid at this time.`,
    advice: 'Start again. If it happens each time, tell an admin: a clock is wrong, there or here.',
  }),
  'bad-signature': (name) => ({
    title: `The sign-in is not signed by ${name}.`,
    advice: 'Nobody was signed in. Tell an admin: somebody may have tampered with it.',
  }),
  unverified: (name) => ({
    title: `${name} does not say that your email address is verified.`,
    advice: 'Verify it there and start again, or ask an admin: you are on their list under Settings, People.',
  }),
  unknown: () => ({
    title: 'You are not part of this organisation yet.',
    advice: 'Ask an admin to let you in: you are on their list under Settings, People.',
  }),
  'other-account': (name) => ({
    title: `Somebody with your email address signs in with another ${name} account.`,
    advice: 'If that is you, ask an admin to link this one too: it is on their list under Settings, People.',
  }),
  'other-domain': (name) => ({
    title: `${name} accounts with your email address are not let in here.`,
    advice: 'Choose the account of your organisation there.',
  }),
  'no-role': (name) => ({
    title: `${name} gives you no role here.`,
    advice: 'Ask whoever looks after its groups to add you to one, and start again.',
  }),
  removed: () => ({
    title: 'You are not part of this organisation any more.',
    advice: 'An admin can invite you again.',
  }),
  'too-many': () => ({
    title: 'Too many people have asked to be let in from your network.',
    advice: 'Try again in an hour, or ask an admin for an invitation.',
  }),
  'not-set-up': () => ({
    title: 'This way of signing in is not set up here any more.',
    advice: 'Choose another one.',
  }),
  failed: () => ({
    title: 'Something went wrong on our side.',
    advice: 'Nobody was signed in. Try again in a minute.',
  }),
} satisfies Record<string, (name: string) => ProblemText>

/** Why a provider's sign-in let nobody in. */
export type SignInProblem = keyof typeof texts

/** The sentences about a problem; null for a word that is none of ours, wherever it came from. */
export const problemText = (problem: string, providerName: string): ProblemText | null =>
  isProblem(problem) ? texts[problem](providerName) : null

const isProblem = (word: string): word is SignInProblem => Object.hasOwn(texts, word)
