import { AppError } from '@/lib/domain/errors'

/** What a scene remembers while it plays: entries, mitigations and changes by the name the script gives them, and offers by role. */
export type Memory = Map<string, string>

/** What the script calls so. Throws when there is nothing of that name yet. */
export function recall(memory: Memory, name: string): string {
  const id = memory.get(name)
  if (!id) throw new AppError('not_found', `Nothing in this scene is called "${name}" yet`)
  return id
}
