import type { BrowserContext, Page } from '@playwright/test'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { createPerson } from './people.ts'
import type { TestServer } from './server.ts'
import { checkout, line, type Script, scriptOf } from './war-room.ts'

export const COMMANDS = '**/api/v1/incidents/*/commands/*'

/** What people wrote, as the log has it. */
export async function loggedIn(script: Script, incident: { id: string }) {
  const { events } = await script.get<{ events: IncidentEvent[] }>(`/api/v1/incidents/${incident.id}/events`)
  return events.flatMap((event) =>
    event.type === 'note.added' && event.payload
      ? [{ text: event.payload.text, occurredAt: Date.parse(event.payload.occurredAt), actor: event.actor.name }]
      : [],
  )
}
export const textsIn = async (script: Script, incident: { id: string }) =>
  (await loggedIn(script, incident)).map(({ text }) => text)

/** The line of an entry that is not in the log yet. */
export const waiting = (page: Page, text: string) => line(page, text).filter({ hasText: 'Waiting' })
export const unsent = (page: Page, name: 'Not logged' | 'Waiting') => page.getByRole('region', { name, exact: true })

/** The server is there, but no command reaches it. */
export const blockCommands = (context: BrowserContext) => context.route(COMMANDS, (route) => route.abort())

/** Ada, and an incident she declared. */
export async function adasIncident(server: TestServer) {
  const ada = await createPerson(server, 'Ada Osei')
  const script = await scriptOf(server, ada)
  return { ada, script, incident: await script.declare(checkout) }
}
