import { curlOf, sampleDelivery } from './sample-delivery'

/** A command that sends a body, as a script would. */
const curl = (url: string, body: object): string =>
  curlOf({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body })

/** A change of the Events API v2, with the key of the integration or a place for it. */
export const changeEventCommand = (url: string, key: string): string =>
  curl(url, {
    routing_key: key,
    payload: {
      summary: 'payments-api #8412',
      source: 'ci',
      custom_details: { service: 'payments-api', author: 'Ada', version: '#8412' },
    },
    links: [{ href: 'https://ci.example.org/8412', text: 'Build' }],
  })

/** A change in our own format. */
export const changeCommand = (url: string): string =>
  curl(url, {
    kind: 'change',
    dedupKey: 'payments-api-8412',
    title: 'payments-api #8412',
    service: 'payments-api',
    author: 'Ada Osei',
    authorEmail: 'ada@example.org',
    version: '#8412',
    links: [{ url: 'https://ci.example.org/8412' }],
  })

/** An alert in our own format; it resolves with the same key. */
export const alertCommand = (url: string, status: 'firing' | 'resolved'): string =>
  curlOf(sampleDelivery('events', { url, key: '', status, startsAt: '' }))

/** What to tick and fill in on GitHub's page of a webhook. */
export const GITHUB_EVENTS = ['Deployments', 'Deployment statuses', 'Workflow runs'] as const
