import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a link or token; only the hash is ever stored. */
export const newSecret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url')

/** A plain hash is enough: nobody can guess 256 random bits. */
export const hashSecret = (secret: string): Buffer<ArrayBuffer> => createHash('sha256').update(secret).digest()
