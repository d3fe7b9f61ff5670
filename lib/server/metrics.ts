import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { shared } from '@/lib/server/process-registry'

const milliseconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

function createMetrics() {
  const registry = new Registry()
  // Event loop lag, memory, garbage collection.
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    httpRequests: new Counter({
      name: 'evenkeel_http_requests_total',
      help: 'HTTP requests answered.',
      labelNames: ['method', 'route', 'status'] as const,
      registers,
    }),
    httpDuration: new Histogram({
      name: 'evenkeel_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer.',
      labelNames: ['method', 'route'] as const,
      buckets: milliseconds,
      registers,
    }),
    redisUp: new Gauge({
      name: 'evenkeel_redis_up',
      help: 'Whether other servers are told at once (REDIS_URL); otherwise they notice within a second.',
      labelNames: ['server'] as const,
      registers,
    }),
    sockets: new Gauge({ name: 'evenkeel_sockets', help: 'Open sockets.', registers }),
    appends: new Counter({
      name: 'evenkeel_appends_total',
      help: 'Events appended to the logs of incidents.',
      registers,
    }),
    appendDuration: new Histogram({
      name: 'evenkeel_append_duration_seconds',
      help: 'Time of one transaction that appends a batch.',
      buckets: milliseconds,
      registers,
    }),
    combinerBatchSize: new Histogram({
      name: 'evenkeel_combiner_batch_size',
      help: 'Commands decided in one transaction.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    documents: new Gauge({
      name: 'evenkeel_documents',
      help: 'Documents of postmortems that are open here.',
      registers,
    }),
    documentSockets: new Gauge({ name: 'evenkeel_document_sockets', help: 'Open sockets of documents.', registers }),
    documentUpdates: new Counter({
      name: 'evenkeel_document_updates_total',
      help: 'Updates of documents journalled.',
      registers,
    }),
    documentRefusals: new Counter({
      name: 'evenkeel_document_refusals_total',
      help: 'Updates of documents, and carets, that were refused.',
      labelNames: ['kind'] as const,
      registers,
    }),
    documentJournalDuration: new Histogram({
      name: 'evenkeel_document_journal_duration_seconds',
      help: 'Time of one commit to the journal of a document.',
      buckets: milliseconds,
      registers,
    }),
    documentBatchSize: new Histogram({
      name: 'evenkeel_document_batch_size',
      help: 'Updates journalled in one commit.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
      registers,
    }),
    publishLag: new Histogram({
      name: 'evenkeel_room_publish_lag_seconds',
      help: 'Time from a commit to the frame handed to the room.',
      buckets: milliseconds,
      registers,
    }),
  }
}

/** The measurements of this process, served at /metrics. */
export const metrics = shared('metrics', createMetrics)
