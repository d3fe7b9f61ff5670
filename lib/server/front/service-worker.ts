import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Made by the build, beside the server. */
const SCRIPT = 'dist/service-worker.js'

/** Answers the script of the service worker, which names the files of this very build. False for other paths. */
export async function answerServiceWorker(path: string, req: IncomingMessage, res: ServerResponse, isDev: boolean) {
  if (path !== '/sw.js' || isDev || (req.method !== 'GET' && req.method !== 'HEAD')) return false
  const script = await readFile(SCRIPT)
  res.setHeader('Cache-Control', 'no-cache')
  res.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(req.method === 'HEAD' ? '' : script)
  return true
}
