import type { ForeignIncident } from '@/lib/domain/import/foreign-incident'
import { SAYS_NOTHING } from '@/lib/domain/import/foreign-incident'

/** An incident of elsewhere with everything that is needed. */
export const aForeign = (changed: Partial<ForeignIncident> = {}): ForeignIncident => ({
  ...SAYS_NOTHING,
  foreignId: 'A-1',
  title: 'Checkout is down',
  severity: 'P1',
  status: 'resolved',
  ...changed,
  instants: { declaredAt: '2024-05-01T10:00:00Z', resolvedAt: '2024-05-01T11:00:00Z', ...changed.instants },
})

/**
 * A page of `GET /incidents?include[]=acknowledgers` with log entries and notes beside it, as the schema of PagerDuty's
 * REST API describes them; ids and names are made up.
 */
export const PAGERDUTY_PAGE = {
  incidents: [
    {
      id: 'PT4KHLK',
      type: 'incident',
      summary: '[#1234] The server is on fire.',
      html_url: 'https://subdomain.pagerduty.com/incidents/PT4KHLK',
      incident_number: 1234,
      title: 'The server is on fire.',
      description: 'The server is on fire.',
      created_at: '2024-10-06T21:30:42Z',
      updated_at: '2024-10-06T21:40:23Z',
      status: 'resolved',
      incident_key: 'baf7cf21b1da41b4b0221008339ff357',
      service: { id: 'PIJ90N7', type: 'service_reference', summary: 'My Mail Service' },
      assignments: [],
      acknowledgements: [],
      last_status_change_at: '2024-10-06T21:38:23Z',
      resolved_at: '2024-10-06T21:38:23Z',
      alert_counts: { all: 2, triggered: 0, resolved: 2 },
      priority: { id: 'P53ZZH5', type: 'priority_reference', summary: 'P2' },
      urgency: 'high',
      teams: [{ id: 'PQ9K7I8', type: 'team_reference', summary: 'Engineering' }],
      resolve_reason: null,
    },
    {
      id: 'PWAITING',
      type: 'incident',
      incident_number: 1235,
      title: 'Still burning',
      created_at: '2024-10-07T08:00:00Z',
      status: 'acknowledged',
      last_status_change_at: '2024-10-07T08:02:00Z',
      acknowledgements: [{ at: '2024-10-07T08:02:00Z', acknowledger: { id: 'PXPGF42', summary: 'Earline Greenholt' } }],
      service: { id: 'PIJ90N7', summary: 'My Mail Service' },
      urgency: 'low',
    },
    {
      id: 'PMERGED',
      type: 'incident',
      incident_number: 1236,
      title: 'The server is on fire, too',
      created_at: '2024-10-06T21:31:00Z',
      status: 'resolved',
      last_status_change_at: '2024-10-06T21:33:00Z',
      urgency: 'high',
      resolve_reason: {
        type: 'merge_resolve_reason',
        incident: { id: 'PT4KHLK', type: 'incident_reference', summary: '[#1234] The server is on fire.' },
      },
    },
  ],
  limit: 25,
  offset: 0,
  more: false,
  log_entries: [
    {
      id: 'R02',
      type: 'acknowledge_log_entry',
      created_at: '2024-10-06T21:33:00Z',
      agent: { id: 'PXPGF42', type: 'user_reference', summary: 'Earline Greenholt' },
      incident: { id: 'PT4KHLK', type: 'incident_reference' },
    },
    {
      id: 'R01',
      type: 'notify_log_entry',
      created_at: '2024-10-06T21:30:50Z',
      incident: { id: 'PT4KHLK', type: 'incident_reference' },
    },
    {
      id: 'R03',
      type: 'annotate_log_entry',
      created_at: '2024-10-06T21:35:00Z',
      agent: { id: 'PXPGF42', type: 'user_reference', summary: 'Earline Greenholt' },
      channel: { type: 'note', content: 'Turned the server off.' },
      incident: { id: 'PT4KHLK', type: 'incident_reference' },
    },
  ],
  notes: [
    {
      id: 'PWL7QXS',
      user: { id: 'PXPGF42', type: 'user_reference', summary: 'Earline Greenholt' },
      content: 'Firefighters are on the scene.',
      created_at: '2024-10-06T21:32:00Z',
      incident: { id: 'PT4KHLK' },
    },
  ],
}

/** A page of the Incident API v1 and one alert of the Alert API v2, as Opsgenie's documentation shows them. */
export const OPSGENIE_PAGE = {
  data: [
    {
      id: '652f14b3-019a-4d4c-8b83-e4da527a416c',
      description: 'Payments time out.',
      impactedServices: ['daa0d66f-ad35-4396-b30d-70f0314c697a'],
      tinyId: '3',
      message: 'Payments are slow',
      status: 'closed',
      tags: ['checkout'],
      createdAt: '2023-09-26T17:06:16.824Z',
      updatedAt: '2023-09-26T17:49:10.17Z',
      priority: 'P3',
      ownerTeam: '',
      responders: [{ type: 'team', id: '63374eee-0b03-42d4-bb8c-50d1fa64827c' }],
      extraProperties: {},
      links: { web: 'https://example.app.opsgenie.com/incident/detail/652f14b3-019a-4d4c-8b83-e4da527a416c' },
      impactStartDate: '2023-09-26T17:01:16.824Z',
      impactEndDate: '2023-09-26T17:45:25.719Z',
      actions: [],
    },
    {
      id: '70413a06-38d6-4c85-92b8-5ebc900d42e2',
      tinyId: '1791',
      alias: 'event_573',
      message: 'Our servers are in danger',
      status: 'closed',
      acknowledged: true,
      tags: ['OverwriteQuietHours', 'Critical'],
      count: 79,
      lastOccurredAt: '2023-04-03T20:05:50.894Z',
      createdAt: '2023-03-21T20:32:52.353Z',
      updatedAt: '2023-04-03T20:32:57.301Z',
      source: 'Isengard',
      owner: 'morpheus@example.com',
      priority: 'P4',
      report: {
        ackTime: 15702,
        closeTime: 60503,
        acknowledgedBy: 'agent_smith@example.com',
        closedBy: 'neo@example.com',
      },
    },
    {
      id: '9f8e',
      message: 'Still open',
      status: 'open',
      createdAt: '2023-09-26T17:06:16.824Z',
      updatedAt: '2023-09-26T17:06:16.824Z',
      priority: 'P1',
    },
  ],
  paging: { first: 'https://api.opsgenie.com/v1/incidents?offset=0' },
  took: 0.1,
  requestId: '9ae63dd7-ed00-4c81-86f0-c4ffd33142c9',
}
