import * as Y from 'yjs'
import {
  applyChecked,
  type CheckedUpdate,
  MAX_UPDATE_BYTES,
  type Refusal,
  shadowOf,
} from '@/lib/domain/postmortem/check-update'
import { applyStored, type JournalRow, readStored, type StoredDocument } from '@/lib/server/db/postmortem-document'
import type { Document, DocumentConnection } from '@/lib/server/realtime/documents/client'
import { JournalQueue } from '@/lib/server/realtime/documents/journal-queue'

/** What a document may be in all. The longest postmortem we know of is a hundredth of it. */
const MAX_DOCUMENT_BYTES = 8_000_000

/** Updates that come from the journal: Hocuspocus broadcasts them, and has nothing to store. */
const FROM_JOURNAL = { source: 'local', skipStoreHooks: true } as const

export interface OpenDocumentEvents {
  /** Something was journalled here, or elsewhere. */
  onChange(isOwn: boolean): void
  /** Others wrote between: their updates have to be read. */
  onBehind(): void
}

/**
 * A document that people have open in this process. An update goes through it in one order: checked on a shadow, which is
 * the document as it will be once everything before it is saved; saved in the journal; applied, which tells everybody;
 * and only then acknowledged. The document itself therefore never says what is not saved.
 */
export class OpenDocument {
  /** How far the journal is known here. */
  known: number
  /** Bytes of the journal since the snapshot, and of the snapshot, about. */
  journalBytes: number
  snapshotBytes: number
  changedAt = Date.now()
  private shadow: Y.Doc | null = null
  private readonly queue: JournalQueue
  private readonly writers = new Map<number, DocumentConnection>()

  readonly incidentId: string
  readonly document: Document
  private readonly events: OpenDocumentEvents

  constructor(incidentId: string, document: Document, stored: StoredDocument, events: OpenDocumentEvents) {
    this.incidentId = incidentId
    this.document = document
    this.events = events
    this.known = stored.head
    this.snapshotBytes = stored.snapshot?.byteLength ?? 0
    this.journalBytes = stored.updates.reduce((sum, { byteLength }) => sum + byteLength, 0)
    applyStored(document, stored, FROM_JOURNAL)
    this.queue = new JournalQueue(incidentId, {
      onSaved: (updates, head) => this.applySaved(updates, head),
      // What was to be saved is not: the shadow is ahead of the truth.
      onLost: () => {
        this.shadow = null
      },
    })
  }

  /** Takes what somebody sent: null once it is saved and applied, or why it is not. Throws when it cannot be saved. */
  async take(update: Uint8Array, connection: DocumentConnection): Promise<Refusal | null> {
    if (this.shadow === null && isKnown(this.document, update)) return null
    let checked = this.check(update, connection)
    if (checked.refusal) {
      // It may build on what another process saved a moment ago, and bring it along as what its sender did.
      await this.catchUp()
      checked = this.check(update, connection)
    }
    if (checked.refusal) return checked.refusal
    const { added, clients } = checked
    for (const clientId of clients) this.claim(clientId, connection)
    if (added === null) return null
    if (clients.length > 0 && this.isFull(added.byteLength)) {
      this.shadow = null
      return { kind: 'hostile', reason: 'The document is full: nothing more can be added to it.' }
    }
    await this.queue.save({ update: added, personId: connection.context.client.actor.id })
    return null
  }

  /**
   * True when a person may use this Yjs client id: nobody else who is here does. Otherwise words written under it would
   * be taken for theirs, and theirs for known already.
   */
  claim(clientId: number, connection: DocumentConnection): boolean {
    if (!this.mayUse(clientId, connection)) return false
    this.writers.set(clientId, connection)
    return true
  }

  /** Applies what other processes saved. False when the journal no longer goes back to what is known here. */
  follow(rows: readonly JournalRow[]): boolean {
    const news = rows.flatMap(({ seq, update }) =>
      seq !== null && update && seq > this.known ? [{ seq, update }] : [],
    )
    if (news.some(({ seq }, index) => seq !== this.known + 1 + index)) return false
    const head = rows[0]?.head ?? this.known
    const last = news.at(-1)?.seq ?? this.known
    if (last < head) return false
    if (news.length === 0) return true
    this.applyAll(news.map(({ update }) => update))
    this.known = Math.max(this.known, last)
    this.events.onChange(false)
    return true
  }

  /** Reads the whole document again. */
  async catchUp(): Promise<void> {
    const stored = await readStored(this.incidentId)
    if (!stored || stored.head < this.known) return
    applyStored(this.document, stored, FROM_JOURNAL)
    this.shadow = null
    this.known = Math.max(this.known, stored.head)
  }

  /** Frees what is only needed while people write. */
  relax(): void {
    if (this.queue.unsaved().length === 0) this.shadow = null
  }

  /** Resolves once nothing waits to be saved. */
  settled(): Promise<void> {
    return this.queue.settled()
  }

  private check(update: Uint8Array, connection: DocumentConnection): CheckedUpdate {
    this.shadow ??= this.makeShadow()
    const { id } = connection.context.client.actor
    const mayWriteAs = (clientId: number) => this.mayUse(clientId, connection)
    const checked = applyChecked(this.shadow, update, { id, mayWriteAs })
    if (checked.refusal) this.shadow = null
    return checked
  }

  private makeShadow(): Y.Doc {
    const shadow = shadowOf(Y.encodeStateAsUpdate(this.document))
    for (const { update } of this.queue.unsaved()) Y.applyUpdate(shadow, update)
    return shadow
  }

  private mayUse(clientId: number, connection: DocumentConnection): boolean {
    const writer = this.writers.get(clientId)
    if (!writer || writer === connection) return true
    if (writer.context.client.actor.id === connection.context.client.actor.id) return true
    return !this.document.hasConnection(writer)
  }

  private isFull(bytes: number): boolean {
    if (this.snapshotBytes + this.journalBytes + bytes <= MAX_DOCUMENT_BYTES) return false
    return Y.encodeStateAsUpdate(this.document).byteLength + bytes > MAX_DOCUMENT_BYTES
  }

  /** Saved in this order, applied in this order; before anybody is answered. */
  private applySaved(updates: readonly Uint8Array[], head: number): void {
    const isNext = head === this.known + updates.length
    this.applyToDocument(updates)
    if (isNext) this.known = head
    else this.events.onBehind()
    this.events.onChange(true)
  }

  private applyAll(updates: readonly Uint8Array[]): void {
    this.applyToDocument(updates)
    if (this.shadow) for (const update of updates) Y.applyUpdate(this.shadow, update)
    if (this.shadow?.store.pendingStructs || this.shadow?.store.pendingDs) this.shadow = null
  }

  private applyToDocument(updates: readonly Uint8Array[]): void {
    this.changedAt = Date.now()
    for (const { byteLength } of updates) this.journalBytes += byteLength
    Y.transact(
      this.document,
      () => {
        for (const update of updates) Y.applyUpdate(this.document, update)
      },
      FROM_JOURNAL,
      false,
    )
  }
}

/** True for what a document contains already: all that somebody sends who only reads. Cheaper than to make a shadow. */
function isKnown(document: Document, update: Uint8Array): boolean {
  try {
    return update.byteLength <= MAX_UPDATE_BYTES && Y.snapshotContainsUpdate(Y.snapshot(document), update)
  } catch {
    return false
  }
}
