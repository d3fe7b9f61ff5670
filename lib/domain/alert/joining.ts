import type { PayloadOf } from '../incident/events'

type Joined = NonNullable<PayloadOf<'alerts.changed'>['joined']>

const minutes = (count: number) => `${count} minute${count === 1 ? '' : 's'}`

/** Why alerts belong to their incident, as a clause: "joined because the incident on their service was open". */
export function spokenJoining({ because, windowMinutes }: Joined, flapping = 0): string {
  const within = windowMinutes === null ? 'was open' : `had alerts within ${minutes(windowMinutes)}`
  const sentences = {
    opened: 'opened because no incident was there to join',
    'same-service': `joined because an incident on their service ${within}`,
    'same-integration': `joined because the incident of their integration ${within}`,
    flapping: `stayed because they come and go (${windowMinutes === null ? 'often' : `within ${minutes(windowMinutes)}`}), which pages nobody again`,
  } satisfies Record<Joined['because'], string>
  const also =
    flapping > 0 && because !== 'flapping'
      ? `; ${flapping} of them ${flapping === 1 ? 'comes and goes' : 'come and go'}`
      : ''
  return `${sentences[because]}${also}`
}
