/** The database is not one to restore into; the message is one sentence. */
export class RestoreRefused extends Error {}
