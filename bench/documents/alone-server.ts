import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routeUpgrades } from '@/lib/server/front/upgrades'
import { startDocuments } from '@/lib/server/realtime/documents'
import { answerEach } from '../row-process.ts'

/** The documents of our server in a process of their own: to see what they cost without the rest of it. */
const http = createServer()
routeUpgrades(http, undefined, startDocuments().handleUpgrade)

answerEach(async () => {
  // Cookies are made for this address.
  await new Promise<void>((resolve) => http.listen(Number(process.env.PORT), '127.0.0.1', resolve))
  return (http.address() as AddressInfo).port
})
