import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** What a command did. One that changed nothing has no `seq`. */
export interface Receipt {
  commandId: string
  actorKind: string
  actorId: string
  incidentId: string
  name: string
  inputHash: Buffer
  firstSeq: number | null
  lastSeq: number | null
}

/** The receipts of these commands, of any incident of the installation. */
export const findReceipts = (tx: Tx, commandIds: string[]): Promise<Receipt[]> =>
  rowsOf<Receipt>(
    tx,
    sql`select command_id as "commandId", actor_kind as "actorKind", actor_id as "actorId",
        incident_id as "incidentId", name, input_hash as "inputHash", first_seq as "firstSeq", last_seq as "lastSeq"
      from command_receipt where command_id = any(${commandIds}::uuid[])`,
    'find-receipts',
  )

/** Fails on a commandId that another transaction used meanwhile. */
export async function insertReceipts(tx: Tx, receipts: Receipt[]): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into command_receipt
      (command_id, actor_kind, actor_id, incident_id, name, input_hash, first_seq, last_seq)
    select * from unnest(
      ${receipts.map(({ commandId }) => commandId)}::uuid[],
      ${receipts.map(({ actorKind }) => actorKind)}::text[],
      ${receipts.map(({ actorId }) => actorId)}::text[],
      ${receipts.map(({ incidentId }) => incidentId)}::uuid[],
      ${receipts.map(({ name }) => name)}::text[],
      ${receipts.map(({ inputHash }) => inputHash)}::bytea[],
      ${receipts.map(({ firstSeq }) => firstSeq)}::int[],
      ${receipts.map(({ lastSeq }) => lastSeq)}::int[])`,
    'insert-receipts',
  )
}
