import type { Smoke } from '@/lib/testing/smoke/harness'

/** One thing that paging does, told from outside: who was told what, when, over which channel. */
export interface Behaviour {
  /** With the id of its rule in docs/SPEC.md. */
  name: string
  play(smoke: Smoke): Promise<void>
}

export const behaviour = (name: string, play: Behaviour['play']): Behaviour => ({ name, play })
