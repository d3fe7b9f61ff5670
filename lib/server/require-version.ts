import { AppError } from '@/lib/domain/errors'

interface Newer {
  /** Who changed it last, where that is known. */
  by?: string | null
  /** What it is now besides its version, for whoever may read it. */
  current?: object
}

/** What was changed since it was read is not written over: throws `conflict`. */
export function requireVersion(
  what: 'rota' | 'policy' | 'scenario' | 'setting',
  row: { version: number },
  version: number,
  { by, current }: Newer = {},
): void {
  if (row.version === version) return
  const message = `${by ?? 'Somebody'} changed this ${what} meanwhile. Look at it again.`
  throw new AppError('conflict', message, { current: { version: row.version, ...current } })
}
