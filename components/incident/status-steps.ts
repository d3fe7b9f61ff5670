import type { Status } from '@/lib/domain/incident/values'

interface Step {
  verb: (from: Status) => string
  meaning: string
}

/** What a step of the journey is called, and what it says about the world. */
export const STATUS_STEPS = {
  active: {
    verb: (from) => (from === 'mitigated' ? 'It hurts again' : 'Reopen'),
    meaning: 'Customers or delivery hurt.',
  },
  mitigated: { verb: () => 'Mitigated', meaning: 'The bleeding has stopped, perhaps on a crutch.' },
  resolved: { verb: () => 'Resolved', meaning: 'Normal service, verified.' },
  closed: { verb: () => 'Close', meaning: 'Said what it was and how it ended.' },
} satisfies Record<Status, Step>
