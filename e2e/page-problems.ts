import type { BrowserContext } from '@playwright/test'

// The browser itself reports every refused request and lost socket; whether those are right is for the test to say.
const reportedByBrowser =
  /^(Failed to load resource|WebSocket connection to|An unknown error occurred when fetching the script)/

/** Collects what no page may do in any test: uncaught errors, console errors, broken Content-Security-Policy. */
export function watchForProblems(context: BrowserContext, problems: string[]): void {
  context.on('weberror', (error) => problems.push(`Uncaught: ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    if (message.type() !== 'error' || reportedByBrowser.test(message.text())) return
    problems.push(`console.error on ${message.page()?.url()}: ${message.text()}`)
  })
  context.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/api/csp-report') return
    problems.push(`Content-Security-Policy: ${request.postData() ?? ''}`)
  })
}
