import type { Tx } from '@/lib/server/db/pool'

const readsOf = new WeakMap<Tx, Map<string, Promise<unknown>>>()

/**
 * Lets `readOnce` share what it reads until `work` is done: commands on many incidents in one transaction ask for the
 * same people and how they are told. Nothing that such a command writes may be read so.
 */
export async function sharingReads<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  readsOf.set(tx, new Map())
  try {
    return await work()
  } finally {
    readsOf.delete(tx)
  }
}

/** What `read` answers; within `sharingReads`, what it answered the first time under this key. */
export function readOnce<T>(tx: Tx, key: readonly unknown[], read: () => Promise<T>): Promise<T> {
  const reads = readsOf.get(tx)
  if (!reads) return read()
  const name = JSON.stringify(key)
  // Only what was read under the same key comes back.
  const known = reads.get(name) as Promise<T> | undefined
  if (known) return known
  const answer = read()
  reads.set(name, answer)
  return answer
}
