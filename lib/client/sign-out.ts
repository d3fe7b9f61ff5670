import { forgetKept } from './kept/forget-kept'
import { forgetDevicePush } from './push/device-push'
import { noteSigningOut } from './session-end'
import { sendToNextAuth } from './sign-in'

/** A browser that cannot tidy up must not keep somebody signed-in-looking before a page that no longer works. */
const TIDY_MS = 2000

/**
 * Ends this browser's session, removes the copy for when the server is away, takes no more push here, and goes to the
 * sign-in page, by way of the provider if one opened the session. Rejects when the server was not reached. What was not
 * sent stays in the outbox.
 */
export async function signOut(personId: string): Promise<void> {
  noteSigningOut(true)
  const { url } = await sendToNextAuth('signout', {}).catch((error: unknown) => {
    noteSigningOut(false)
    throw error
  })
  const tidied = Promise.allSettled([forgetKept(personId), forgetDevicePush()])
  await Promise.race([tidied, new Promise((resolve) => setTimeout(resolve, TIDY_MS))])
  window.location.assign(url ?? '/sign-in')
}
