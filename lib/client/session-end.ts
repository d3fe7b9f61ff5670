let isSigningOut = false

/** While somebody signs out in this tab, it goes where that leads: the end of the session is no surprise to it. */
export const noteSigningOut = (isUnderWay: boolean): void => {
  isSigningOut = isUnderWay
}

/** The person is no longer signed in here. What they have not sent yet is kept and goes out when they come back. */
export function goToSignIn() {
  if (isSigningOut) return
  const from = window.location.pathname + window.location.search
  window.location.assign(`/sign-in?from=${encodeURIComponent(from)}`)
}
