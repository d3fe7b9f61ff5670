/**
 * The reason of a reachability, told to the person it is about: it goes on from a name ("can be reached: push worked
 * lately"), and the title above says the first half already.
 */
export function ownReachText(words: string): string {
  const reason = words.replace(/^can(not)? be reached: /, '')
  const text = reason === words ? `You ${words.replace(/^has /, 'have ').replace(/^was /, 'were ')}` : reason
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
