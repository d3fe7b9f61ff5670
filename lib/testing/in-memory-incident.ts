import { type Actor, type PersonActor, recordedActorOf, SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { ChangeRef } from '@/lib/domain/change/change'
import type { Checklists } from '@/lib/domain/incident/checklist'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { consequencesOf } from '@/lib/domain/incident/consequences'
import { decideCommand, needsOf } from '@/lib/domain/incident/decide-command'
import { type DeclareInput, declare, declareInputSchema } from '@/lib/domain/incident/declare'
import type {
  CommandContext,
  KnownAction,
  KnownAttachment,
  KnownIncident,
  KnownPerson,
  KnownReview,
} from '@/lib/domain/incident/define-command'
import { attachmentsOf, type EventBody, type IncidentEvent, parseEvent } from '@/lib/domain/incident/events'
import { isRedactable } from '@/lib/domain/incident/redactable'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import { DEFAULT_REVIEW_RULES } from '@/lib/domain/incident/review'
import type { AffectedService, IncidentState } from '@/lib/domain/incident/state'
import { carriesWordsOf, type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'
import { type AttachmentRef, DEFAULT_CADENCE, type Ref } from '@/lib/domain/incident/values'
import type { Plan } from '@/lib/domain/on-call/escalation-policy'
import { parse } from '@/lib/domain/parse'
import { aPagingWorld, aPlan, knownPaging, type PagingWorld, toPerson } from '@/lib/testing/paging'

export const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

const person = (n: number, name: string, role: PersonActor['role']): PersonActor => ({
  kind: 'person',
  id: uuid(n),
  name,
  role,
  scope: 'admin',
})

export const ada = person(1, 'Ada', 'admin')
export const ben = person(2, 'Ben', 'responder')
export const cleo = person(3, 'Cleo', 'responder')
export const dana = person(4, 'Dana', 'responder')
export const eli = person(5, 'Eli', 'responder')
export const finn = person(6, 'Finn', 'stakeholder')
export const people = [ada, ben, cleo, dana, eli, finn]
export const system: Actor = SYSTEM_ACTOR
export const integration: Actor = { kind: 'integration', id: uuid(9), name: 'Alertmanager' }

export const payments: AffectedService = { id: uuid(20), name: 'Payments', key: 'payments', teamId: uuid(30) }
export const orphan: AffectedService = { id: uuid(21), name: 'Orphan', key: 'orphan', teamId: null }
export const paymentsTeam: Ref = { id: uuid(30), name: 'Payments team' }

export const DECLARED_AT = '2026-03-02T03:12:00.000Z'

/** None, so that logs hold only what a test did; give `DEFAULT_CHECKLISTS` to see items reached. */
const noChecklists: Checklists = { production: [], delivery: [], security: [], drill: [] }

interface Options {
  checklists?: Checklists
  declarer?: Actor
  input?: Partial<DeclareInput>
  others?: KnownIncident[]
  firstSignalAt?: string
}

interface When {
  /** Moves the clock on before the command. */
  afterMs?: number
  /** How old the command is when it arrives. */
  ageMs?: number
}

const byId = <T extends { id: string }>(items: T[]) => new Map(items.map((item) => [item.id, item]))

/**
 * One incident without a database: commands are parsed, decided and folded as the server does it, and the log keeps
 * every payload, so that tests can fold it whole and redacted.
 */
export class InMemoryIncident {
  state: IncidentState
  readonly log: IncidentEvent[] = []
  readonly rows = new Map<number, TimelineRow>()
  now = DECLARED_AT
  private readonly uploads = new Map<string, KnownAttachment>()
  private commandCount = 0
  /** Changes that commands may speak of. */
  readonly changes: ChangeRef[] = []
  /** The requests that levers carry, by mitigation; one on a service has one by itself. */
  readonly actions = new Map<string, KnownAction>()
  /** What rules of the review look at; opening the review makes the document. */
  readonly review: KnownReview = { rules: DEFAULT_REVIEW_RULES, documentHead: null, unansweredCards: [] }
  /** Whom policies mean; the one of Payments asks Cleo, then Dana and Eli. */
  readonly paging: PagingWorld = aPagingWorld({
    people: people
      .filter(({ role }) => role !== 'stakeholder')
      .map(({ id, name, role }) => ({ id, name, role, takesDrills: true })),
    admins: [ada],
    teams: { [paymentsTeam.id]: [cleo, dana] },
    policies: {
      [payments.id]: {
        policy: { id: uuid(40), name: 'Payments' },
        plan: aPlan({
          steps: [
            { afterMinutes: 5, targets: [toPerson(cleo)] },
            { afterMinutes: 10, targets: [toPerson(dana), toPerson(eli)] },
          ],
          holdMinutes: 30,
          teamId: paymentsTeam.id,
        }),
      },
      [orphan.id]: { policy: null, plan: aPlan() },
    },
  })
  private readonly plans = new Map<string, Plan>()
  private readonly others: KnownIncident[]

  constructor({ declarer = ben, input, others = [], firstSignalAt, checklists = noChecklists }: Options = {}) {
    this.others = others
    const parsed = parse(declareInputSchema, {
      title: 'Checkout fails',
      severity: 'sev2',
      kind: 'production',
      ...input,
    })
    const context = {
      ...this.contextOf(declarer, 0),
      number: 42,
      checklists,
      cadence: DEFAULT_CADENCE,
      ...(firstSignalAt ? { firstSignalAt } : {}),
    }
    const [declared] = declare.decide(parsed, context)
    const event = this.seal(declared!, declarer)
    this.log.push(event)
    this.state = reduceIncident(null, event)
    this.show(event)
  }

  /** Runs a command, a second later unless told otherwise. Answers what it decided; throws what it refused. */
  run(actor: Actor, name: string, input: unknown = {}, { afterMs = 1000, ageMs = 0 }: When = {}): EventBody[] {
    const command = commandsByName.get(name)!
    this.now = new Date(Date.parse(this.now) + afterMs).toISOString()
    const parsed = parse(command.input, input, 'input')
    const needs = needsOf(command, this.state, parsed)
    const entries = (needs.entries ?? []).flatMap((id) => this.rowOf(id) ?? [])
    const carriers = (needs.carriersOf ?? []).map((id): [string, number[]] => [id, this.carriersOf(id)])
    const context = {
      ...this.contextOf(actor, ageMs),
      entries: new Map(entries.map((row) => [row.entryId, row])),
      carriersOf: new Map(carriers),
      actions: this.actionsNow(),
      review: needs.review ? this.review : null,
      paging: needs.paging ? knownPaging(this.paging, this.plans) : null,
    }
    const bodies = decideCommand(command, this.state, parsed, context)
    this.commandCount += 1
    for (const body of bodies) this.append(body, actor)
    if (bodies.length > 0) for (const body of consequencesOf(this.state)) this.append(body, actor)
    return bodies
  }

  /** A deploy of Payments that some sender told of. */
  change(): ChangeRef {
    const id = uuid(800_000 + this.changes.length)
    const service = { id: payments.id, name: payments.name }
    const made = {
      id,
      kind: 'deploy',
      title: 'payments #8412',
      service,
      author: 'Cleo',
      url: null,
      at: this.now,
    } as const
    this.changes.push(made)
    return made
  }

  /** A picture that somebody uploaded for an entry they are about to write. */
  upload(by: Actor, given: Partial<AttachmentRef> = {}): AttachmentRef {
    const id = uuid(700_000 + this.uploads.size)
    const sha256 = id.replaceAll('-', '').repeat(2)
    const made = {
      id,
      name: 'errors.png',
      mediaType: 'image/png',
      size: 4711,
      sha256,
      width: 1280,
      height: 720,
      ...given,
    }
    this.uploads.set(made.id, { ...made, uploadedBy: by.id, entrySeq: null })
    return made
  }

  /** Somebody writes in the document of the postmortem. */
  writePostmortem(): void {
    this.review.documentHead = (this.review.documentHead ?? 0) + 1
  }

  /** The log as the database keeps it: what was redacted has no payload. */
  redactedLog(): IncidentEvent[] {
    const redacted = new Set(this.log.flatMap((event) => (event.type === 'entry.redacted' ? event.payload.seqs : [])))
    return this.log.map((event) =>
      redacted.has(event.seq) && isRedactable(event.type) ? { ...event, type: event.type, payload: null } : event,
    )
  }

  rowOf(entryId: string): TimelineRow | undefined {
    return [...this.rows.values()].find((row) => row.entryId === entryId)
  }

  private actionsNow(): Map<string, KnownAction> {
    const pulled = this.state.mitigations.filter(({ service }) => service)
    const usual = pulled.map(({ id }): [string, KnownAction] => [
      id,
      { method: 'POST', url: 'https://deploy.example/' },
    ])
    return new Map([...usual, ...this.actions])
  }

  private append(body: EventBody, actor: Actor) {
    const event = this.seal(body, actor)
    this.log.push(event)
    this.state = reduceIncident(this.state, event)
    this.show(event)
    if (event.type === 'escalation.started') {
      const plan = this.paging.policies[event.payload.service.id]?.plan
      if (plan) this.plans.set(event.payload.escalationId, plan)
    }
    if (event.type === 'review.opened') this.review.documentHead = 1
    for (const { id } of attachmentsOf(event)) {
      const upload = this.uploads.get(id)
      if (upload) this.uploads.set(id, { ...upload, entrySeq: event.seq })
    }
  }

  private show(event: IncidentEvent) {
    const row = timelineOf(event, (seq) => this.rows.get(seq))
    if (row) this.rows.set(row.seq, row)
  }

  /** Through JSON and the parser, as if it had been stored and read. */
  private seal({ type, payload }: EventBody, actor: Actor): IncidentEvent {
    const envelope = {
      incidentId: uuid(1000),
      seq: this.log.length + 1,
      actor: recordedActorOf(actor),
      commandId: uuid(100_000 + this.commandCount),
      recordedAt: this.now,
      hash: '00',
    }
    return parseEvent({ ...envelope, type, payload: JSON.parse(JSON.stringify(payload)) })!
  }

  private carriersOf(entryId: string): number[] {
    const seq = this.rowOf(entryId)?.seq
    return seq === undefined ? [] : this.log.filter((event) => carriesWordsOf(event, seq)).map((event) => event.seq)
  }

  private contextOf(actor: Actor, ageMs: number): CommandContext {
    const known = people.map(({ id, name, role }): KnownPerson => ({ id, name, role }))
    return {
      actor,
      now: this.now,
      madeAt: new Date(Date.parse(this.now) - ageMs).toISOString(),
      people: byId(known),
      teams: byId([paymentsTeam]),
      services: byId([payments, orphan]),
      attachments: this.uploads,
      incidents: new Map(
        this.others.flatMap(
          (other) =>
            [
              [other.id, other],
              [other.key, other],
            ] as const,
        ),
      ),
      entries: new Map(),
      changes: byId(this.changes),
      actions: new Map(),
      carriersOf: new Map(),
      review: null,
      paging: null,
    }
  }
}
