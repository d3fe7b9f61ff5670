import { clearCopy } from './kept-database'

/** Removes from this device all that was kept for when the server is away. Await it before leaving the page. */
export const forgetKept = (personId: string): Promise<void> => clearCopy(personId)

/** The same, whoever it belongs to: the server has just said that nobody is signed in here. */
export const forgetEverybody = (): Promise<void> => clearCopy()
