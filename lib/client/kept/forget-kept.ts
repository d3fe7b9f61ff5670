import { forgetSavedCopies } from '@/lib/client/postmortem/copy-list'
import { clearCopy } from './kept-database'

/**
 * Removes from this device all that was kept for when the server is away. Await it before leaving the page. What this
 * person wrote in a document and no server has yet stays, as in the outbox.
 */
export async function forgetKept(personId: string): Promise<void> {
  await Promise.all([clearCopy(personId), forgetSavedCopies(personId)])
}

/** The same, whoever it belongs to: the server has just said that nobody is signed in here. */
export async function forgetEverybody(): Promise<void> {
  await Promise.all([clearCopy(), forgetSavedCopies()])
}
