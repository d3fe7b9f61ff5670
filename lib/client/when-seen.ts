/** Of a tab that is looked at while as many others are as a person may have: they take turns, slowly. */
export const DISPLACED_RETRY_MS = 3000

/** Runs one of them: at once if the page is seen, else when it is. */
export function whenSeen(already: () => void, later: () => void) {
  if (document.visibilityState === 'visible') return already()
  const look = () => {
    if (document.visibilityState !== 'visible') return
    document.removeEventListener('visibilitychange', look)
    later()
  }
  document.addEventListener('visibilitychange', look)
}
