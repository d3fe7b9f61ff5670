/** How what is written here stands. `saved` is said only of what the server has made durable. */
export type SaveState = 'connecting' | 'saved' | 'saving' | 'offline' | 'read-only'

export interface Link {
  /** The socket is open and the server has let this person in. */
  isConnected: boolean
  /** Both sides have told each other what they have, since the socket opened. */
  isSynced: boolean
  /** Messages with changes that the server has not acknowledged; counts from one again with each new connection. */
  unacknowledged: number
  /** The server takes no changes from this person. */
  isReadOnly: boolean
  /** For the first seconds of a page without a connection nothing is wrong yet. */
  isPatient: boolean
}

/** Says how it stands, from what is known of the connection. */
export function saveStateOf({ isConnected, isSynced, unacknowledged, isReadOnly, isPatient }: Link): SaveState {
  if (!isConnected) return isPatient ? 'connecting' : 'offline'
  if (isReadOnly) return 'read-only'
  if (isSynced && unacknowledged === 0) return 'saved'
  return isPatient ? 'connecting' : 'saving'
}

/** What this device does with changes: it has them on its disk, it is writing them there, or it cannot. */
export type Keeping = 'kept' | 'keeping' | 'never'

const KEPT_WORDS = {
  kept: 'Offline, kept on this device',
  keeping: 'Offline, keeping on this device',
  never: 'Offline, not kept: leave the tab open',
} satisfies Record<Keeping, string>

/** What is shown of it. `hasOwn`: this device has changes that are nowhere else; once `kept` they outlive the tab. */
export function saveWords(state: SaveState, hasOwn: boolean, keeping: Keeping): string {
  switch (state) {
    case 'connecting':
      return 'Connecting'
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving'
    case 'read-only':
      return 'Read only'
    case 'offline':
      return hasOwn ? KEPT_WORDS[keeping] : 'Offline'
    default:
      state satisfies never
      return ''
  }
}
