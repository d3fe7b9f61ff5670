import { Hocuspocus } from '@hocuspocus/server'
import { isAppError } from '@/lib/domain/errors'
import { canRespond } from '@/lib/domain/incident/policy'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { incidentOfDocument } from '@/lib/domain/postmortem/document'
import { readStored } from '@/lib/server/db/postmortem-document'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { getIncident } from '@/lib/server/queries/get-incident'
import { hearCarets, refusalOfCarets, tellCarets, tellOwnCarets } from '@/lib/server/realtime/documents/carets'
import { type Client, type Context, closeClient, silently } from '@/lib/server/realtime/documents/client'
import { type Documents, documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import { followJournals } from '@/lib/server/realtime/documents/follow-journals'
import { keepDocuments } from '@/lib/server/realtime/documents/keep-small'
import { OpenDocument } from '@/lib/server/realtime/documents/open-document'
import { recheckClients } from '@/lib/server/realtime/documents/recheck-clients'
import { documentSockets } from '@/lib/server/realtime/documents/sockets'
import { takeUpdate } from '@/lib/server/realtime/documents/take-update'

/** Serves the documents of postmortems: one of these in a process, several in tests of several servers. */
export function serveDocuments() {
  const open = new Map<string, OpenDocument>()
  const upkeep = keepDocuments(open)
  const journals = followJournals(open)
  const opened = (documentName: string) => open.get(incidentOfDocument(documentName) ?? '')

  const hocuspocus = new Hocuspocus<Context>({
    quiet: true,
    async onAuthenticate({ documentName, connectionConfig, context: { client } }) {
      connectionConfig.readOnly = !(await mayWrite(documentName, client))
    },
    async onLoadDocument({ documentName, document, context: { client } }) {
      const incidentId = incidentOfDocument(documentName) ?? ''
      const stored = await orComeBack(client, readStored(incidentId))
      if (!stored) throw silently()
      const each: OpenDocument = new OpenDocument(incidentId, document, stored, {
        onChange(isOwn) {
          upkeep.changed(each, isOwn)
          if (isOwn) documentsOfProcess.tellOthers?.({ kind: 'document', incidentId })
        },
        onBehind: journals.wake,
      })
      open.set(incidentId, each)
      metrics.documents.inc()
    },
    async afterLoadDocument({ documentName }) {
      const incidentId = incidentOfDocument(documentName)
      if (incidentId) documentsOfProcess.tellOthers?.({ kind: 'carets-asked', incidentId })
    },
    async connected({ documentName, connection, context: { client } }) {
      // It was unloaded in the very moment somebody came.
      if (hocuspocus.documents.get(documentName) !== connection.document)
        return closeClient(client, COLLAB_CLOSE.restarting, 'Connect again.')
      // What changed while it was read was told to those who were there by then.
      const isHere = await mayWrite(documentName, client).then(
        () => true,
        () => false,
      )
      if (!isHere) closeClient(client, COLLAB_CLOSE.accessChanged, 'Your access changed.')
    },
    async beforeSync({ type, payload, connection, documentName }) {
      const each = opened(documentName)
      if (each) await takeUpdate(each, { type, payload, connection })
    },
    async beforeHandleAwareness({ states, connection }) {
      const client = connection?.context.client as Client | undefined
      if (!client || !connection) return
      const each = opened(connection.document.name)
      const isTaken = [...states.keys()].some((id) => each?.claim(id, connection) === false)
      const known = connection.document.getClients(connection)
      const reason = isTaken ? 'It is a caret of somebody else.' : refusalOfCarets(states, known, client.actor)
      if (reason === null) return
      states.clear()
      metrics.documentRefusals.inc({ kind: 'caret' })
      logger.warn({ personId: client.actor.id, reason }, 'A caret was refused')
      closeClient(client, COLLAB_CLOSE.refused, `Your caret was refused. ${reason}`)
    },
    async onAwarenessUpdate({ documentName, added, updated, removed, transactionOrigin }) {
      const isTold = (transactionOrigin as { source?: string } | null)?.source === 'redis'
      const each = opened(documentName)
      if (each && !isTold) tellCarets(each, [...added, ...updated, ...removed])
    },
    async beforeUnloadDocument({ documentName }) {
      const each = opened(documentName)
      if (each) await upkeep.close(each)
    },
    async afterUnloadDocument({ documentName }) {
      if (open.delete(incidentOfDocument(documentName) ?? '')) metrics.documents.dec()
    },
  })
  const sockets = documentSockets(hocuspocus)

  const documents: Documents = {
    tell(incidentId, what) {
      open.get(incidentId)?.document.broadcastStateless(JSON.stringify({ changed: what }))
    },
    hear(nudge) {
      if (!('incidentId' in nudge)) return
      const each = open.get(nudge.incidentId)
      if (!each) return
      if (nudge.kind === 'document') journals.wake()
      else if (nudge.kind === 'document-told') documents.tell(nudge.incidentId, nudge.what)
      else if (nudge.kind === 'carets') hearCarets(each, nudge.update)
      else if (nudge.kind === 'carets-asked') tellOwnCarets(each)
    },
    recheck: (changes, isAll) => recheckClients({ clients: sockets.clients, open, changes, isAll }),
    async sendAway() {
      await Promise.all([...open.values()].map((each) => each.settled()))
      for (const client of sockets.clients) closeClient(client, COLLAB_CLOSE.restarting, 'The server restarts.')
    },
  }

  return {
    documents,
    hocuspocus,
    open: open as ReadonlyMap<string, OpenDocument>,
    handleUpgrade: sockets.handleUpgrade,
    async stop(): Promise<void> {
      await documents.sendAway()
      await journals.stop()
      await Promise.all([...open.values()].map((each) => upkeep.close(each)))
      sockets.stop()
      await upkeep.stop()
    },
  }
}

/** Whether somebody may write to a document; refuses who may not even read it, and what is not there alike. */
async function mayWrite(documentName: string, client: Client): Promise<boolean> {
  const incidentId = incidentOfDocument(documentName)
  if (incidentId === null) throw silently()
  const incident = await orComeBack(
    client,
    getIncident(client.actor, incidentId).catch((error: unknown) => {
      if (isAppError(error) && error.code === 'not_found') throw silently()
      throw error
    }),
  )
  if (!incident.review) throw silently()
  return canRespond(client.actor, incident)
}

/** Not "permission denied" when it only could not be found out: the socket is closed, and its client comes back. */
async function orComeBack<T>(client: Client, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const isRefusal = typeof error === 'object' && error !== null && !(error instanceof Error)
    if (isRefusal) throw error
    if (!isAppError(error)) logger.error({ err: error }, 'A document could not be opened')
    closeClient(client, COLLAB_CLOSE.tryAgain, 'The document cannot be read right now.')
    throw silently('try-again')
  }
}
