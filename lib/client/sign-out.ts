import { sendToNextAuth } from './sign-in'

/** Ends this browser's session and goes to the sign-in page. Rejects when the server was not reached. */
export async function signOut(): Promise<void> {
  await sendToNextAuth('signout', {})
  window.location.assign('/sign-in')
}
