const PREFIX = 'evenkeel-postmortem'
const LIST = `${PREFIX}s`
/** A copy that holds nothing of its own and was not opened for so long goes. */
const KEEP_MS = 30 * 24 * 60 * 60_000

/** A copy of a document on this device. */
export interface KnownCopy {
  /** When it was last opened. */
  at: number
  /** It holds changes that the server has not acknowledged. */
  isUnsaved: boolean
}

/** Where the copy of one person's work on one postmortem is kept; two people on one device do not share it. */
export const copyName = (personId: string, incidentId: string): string => `${PREFIX}.${personId}.${incidentId}`

/** Which copies there are: not every browser lists its databases. */
export function knownCopies(): Record<string, KnownCopy> {
  try {
    return JSON.parse(localStorage.getItem(LIST) ?? '{}') as Record<string, KnownCopy>
  } catch {
    return {}
  }
}

export function noteCopy(name: string, copy: KnownCopy): void {
  change((list) => {
    list[name] = copy
  })
}

/** Deletes the copies of one person, or everybody's, except those with changes that are nowhere else. */
export const forgetSavedCopies = (personId?: string): Promise<void> =>
  deleteWhere((name, { isUnsaved }) => !isUnsaved && (!personId || name.startsWith(`${PREFIX}.${personId}.`)))

/** Deletes the copy of an incident that this person may no longer see, whatever is in it. */
export const forgetCopy = (personId: string, incidentId: string): Promise<void> =>
  deleteCopies([copyName(personId, incidentId)])

export const forgetOldCopies = (): Promise<void> =>
  deleteWhere((_, { at, isUnsaved }) => !isUnsaved && Date.now() - at > KEEP_MS)

const deleteWhere = (isToGo: (name: string, copy: KnownCopy) => boolean) =>
  deleteCopies(
    Object.entries(knownCopies())
      .filter(([name, copy]) => isToGo(name, copy))
      .map(([name]) => name),
  )

async function deleteCopies(names: string[]): Promise<void> {
  if (names.length === 0) return
  change((list) => {
    for (const name of names) delete list[name]
  })
  await Promise.all(names.map(deleteDatabase))
}

function change(work: (list: Record<string, KnownCopy>) => void): void {
  const list = knownCopies()
  work(list)
  try {
    localStorage.setItem(LIST, JSON.stringify(list))
  } catch {
    // Storage is full or switched off: then no copy was made either.
  }
}

/** A tab that still has it open lets go of it when it closes; nothing waits for that. */
const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = request.onerror = request.onblocked = () => resolve()
    } catch {
      resolve()
    }
  })
