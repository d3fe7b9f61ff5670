import { NO_RULE, type PersonalRule, personalRuleSchema } from '@/lib/domain/on-call/personal-rule'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface StoredRule {
  rule: PersonalRule
  /** A test page goes out when their shift begins. */
  testsShifts: boolean
  /** 0 until they set anything. */
  version: number
}

/** A rule that this version cannot read counts as none. */
const ruleOf = (stored: unknown): PersonalRule => personalRuleSchema.safeParse(stored).data ?? NO_RULE

/** How somebody wants to be told. */
export async function readRule(tx: Tx, personId: string): Promise<StoredRule> {
  const [row] = await rowsOf<{ rule: unknown; testsShifts: boolean; version: number }>(
    tx,
    sql`select rule, tests_shifts "testsShifts", version from notification_rule where person_id = ${personId}`,
    'read-notification-rule',
  )
  return { rule: ruleOf(row?.rule), testsShifts: row?.testsShifts ?? false, version: row?.version ?? 0 }
}

/** The rules of several people, by their ids; nothing of those who never set one. */
export async function readRulesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, PersonalRule>> {
  const rows = await rowsOf<{ personId: string; rule: unknown }>(
    tx,
    sql`select person_id "personId", rule from notification_rule where person_id = any(${personIds}::uuid[])`,
    'read-notification-rules',
  )
  return new Map(rows.map(({ personId, rule }) => [personId, ruleOf(rule)]))
}

/** Saves what was made from `version`; false when it is another one by now. */
export async function saveRule(
  tx: Tx,
  personId: string,
  { rule, testsShifts, version }: StoredRule,
  at: Date,
): Promise<boolean> {
  const saved = await rowsOf(
    tx,
    sql`insert into notification_rule (person_id, rule, tests_shifts, version, updated_at)
      select ${personId}, ${JSON.stringify(rule)}::jsonb, ${testsShifts}, 1, ${at} where ${version}::int = 0
      on conflict (person_id) do nothing returning 1`,
  )
  if (saved.length > 0) return true
  const changed = await rowsOf(
    tx,
    sql`update notification_rule set rule = ${JSON.stringify(rule)}::jsonb, tests_shifts = ${testsShifts},
        version = version + 1, updated_at = ${at}
      where person_id = ${personId} and version = ${version} returning 1`,
  )
  return changed.length > 0
}

/**
 * Takes the test of a shift, for who wants one; false when they do not, or when that of it or a later one was taken.
 */
export async function takeShiftTest(tx: Tx, personId: string, shiftFrom: Date): Promise<boolean> {
  const taken = await rowsOf(
    tx,
    sql`update notification_rule set tested_shift = ${shiftFrom}
      where person_id = ${personId} and tests_shifts and (tested_shift is null or tested_shift < ${shiftFrom}) returning 1`,
  )
  return taken.length > 0
}
