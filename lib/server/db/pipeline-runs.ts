import type { PipelineRun } from '@/lib/domain/change/incoming-change'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** More than any threshold. */
const KEPT_RUNS = 50

type EndedRun = Pick<PipelineRun, 'pipeline' | 'runKey' | 'isFailed' | 'at'>

/**
 * Keeps a run and answers how many of its pipeline have failed since the last one that did not; 0 when the latest is
 * green. The same run twice counts once. Others of that pipeline wait until this transaction ends, so none is missed.
 */
export async function countFailing(tx: Tx, integrationId: string, run: EndedRun): Promise<number> {
  const { pipeline, runKey, isFailed, at } = run
  await rowsOf(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`${integrationId} ${pipeline}`}, 0))`)
  await rowsOf(
    tx,
    sql`insert into pipeline_run (integration_id, pipeline, run_key, is_failed, at)
        values (${integrationId}, ${pipeline}, ${runKey}, ${isFailed}, ${at})
        on conflict (integration_id, pipeline, run_key) do update set is_failed = excluded.is_failed, at = excluded.at`,
  )
  await rowsOf(
    tx,
    sql`delete from pipeline_run where integration_id = ${integrationId} and pipeline = ${pipeline} and run_key in (
          select run_key from pipeline_run where integration_id = ${integrationId} and pipeline = ${pipeline}
          order by at desc, run_key desc offset ${KEPT_RUNS})`,
  )
  const [counted] = await rowsOf<{ failing: number }>(
    tx,
    sql`select count(*)::int as failing from pipeline_run
        where integration_id = ${integrationId} and pipeline = ${pipeline} and is_failed and at > coalesce((
          select max(at) from pipeline_run
          where integration_id = ${integrationId} and pipeline = ${pipeline} and not is_failed), '-infinity')`,
  )
  return counted?.failing ?? 0
}
