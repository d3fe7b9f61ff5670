/** Where documents are served. */
export const COLLAB_PATH = '/collab'
/** The parameter in which a page says for whom it was opened. */
export const COLLAB_PERSON = 'person'

/** Why the server closes a socket of documents. Any other code is a lost connection: connect again. */
export const COLLAB_CLOSE = {
  /** The session or the token ended. */
  signedOut: 4401,
  /** Rights changed, or the incident is hidden now: connect again to hear what is left. */
  accessChanged: 4403,
  /** An update or a caret was refused. Sending the same again is refused again. */
  refused: 4409,
  /** Its person opened more sockets than they may have, and this was the oldest: connect again once it is looked at. */
  displaced: 4408,
  /** Too many messages. */
  tooMany: 4429,
  /** What was sent could not be saved, or builds on something the server lacks: connect again and compare. */
  tryAgain: 1011,
  /** This server stops. */
  restarting: 1012,
} as const
