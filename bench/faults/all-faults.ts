import { accessLost } from './access-lost.ts'
import { clockOff } from './clock-off.ts'
import { diskFull } from './disk-full.ts'
import { duplicates } from './duplicates.ts'
import { everyZone } from './every-zone.ts'
import type { Fault } from './fault.ts'
import { halfOpen } from './half-open.ts'
import { hostileDocuments } from './hostile-documents.ts'
import { killDocuments } from './kill-documents.ts'
import { killPaging } from './kill-paging.ts'
import { killPostgres } from './kill-postgres.ts'
import { killRedis } from './kill-redis.ts'
import { killServer } from './kill-server.ts'
import { longHistory } from './long-history.ts'
import { offlineDocuments } from './offline-documents.ts'
import { offlineOutbox } from './offline-outbox.ts'
import { providerFails } from './provider-fails.ts'
import { providerHangs } from './provider-hangs.ts'
import { restartPostgres } from './restart-postgres.ts'
import { rollingRestart } from './rolling-restart.ts'
import { slowReader } from './slow-reader.ts'
import { stopPaging } from './stop-paging.ts'
import { stopPostgres } from './stop-postgres.ts'
import { twoDispatchers } from './two-dispatchers.ts'
import { twoTabs } from './two-tabs.ts'

/** Every fault by its name, in the order they are tried in. */
export const allFaults: Record<string, Fault> = {
  'kill-server': killServer,
  'kill-postgres': killPostgres,
  'restart-postgres': restartPostgres,
  'stop-postgres': stopPostgres,
  'disk-full': diskFull,
  'offline-outbox': offlineOutbox,
  'two-tabs': twoTabs,
  duplicates,
  'slow-reader': slowReader,
  'clock-off': clockOff,
  'half-open': halfOpen,
  'rolling-restart': rollingRestart,
  'kill-redis': killRedis,
  'access-lost': accessLost,
  'kill-documents': killDocuments,
  'offline-documents': offlineDocuments,
  'hostile-documents': hostileDocuments,
  'long-history': longHistory,
  'every-zone': everyZone,
  'kill-paging': killPaging,
  'two-dispatchers': twoDispatchers,
  'stop-paging': stopPaging,
  'provider-hangs': providerHangs,
  'provider-fails': providerFails,
}
