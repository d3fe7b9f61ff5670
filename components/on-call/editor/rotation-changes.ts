import type { Layer, Rotation } from '@/lib/domain/on-call/rota'

/** "1 week", "2 days", "12 hours". */
const turnText = ({ count, unit }: Layer['turn']): string => `${count} ${count === 1 ? unit.replace(/s$/, '') : unit}`

/** What is different between two rotations, a sentence each. `nameOf` names a person by their id. */
export function rotationChanges(before: Rotation, after: Rotation, nameOf: (id: string) => string): string[] {
  const changes: string[] = []
  if (before.zone !== after.zone) changes.push(`The zone is ${after.zone} instead of ${before.zone}.`)
  if (before.hasSecondary !== after.hasSecondary) {
    changes.push(after.hasSecondary ? 'A secondary stands by.' : 'There is no secondary any more.')
  }
  const pairs = pairsOf(before.layers, after.layers)
  for (const layer of before.layers) {
    if (!pairs.some(([old]) => old === layer)) changes.push(`The layer “${layer.name}” is gone.`)
  }
  for (const [old, layer] of pairs) {
    if (!old) changes.push(`The layer “${layer.name}” is new: ${layer.participantIds.map(nameOf).join(', ')}.`)
    else changes.push(...layerChanges(old, layer, nameOf))
  }
  const kept = pairs.flatMap(([old]) => (old ? [before.layers.indexOf(old)] : []))
  if (kept.some((place, index) => index > 0 && place < (kept[index - 1] ?? 0)))
    changes.push('Layers count in another order.')
  return changes
}

/** Each layer of after with the one it was before: that of its name, else the one in its place if its own name is gone. */
function pairsOf(before: readonly Layer[], after: readonly Layer[]): [Layer | undefined, Layer][] {
  const taken = new Set<Layer>()
  const take = (layer: Layer | undefined) => {
    if (!layer || taken.has(layer)) return undefined
    taken.add(layer)
    return layer
  }
  const byName = after.map((layer) => take(before.find((old) => old.name === layer.name && !taken.has(old))))
  return after.map((layer, index) => [byName[index] ?? take(before[index]), layer])
}

function layerChanges(before: Layer, after: Layer, nameOf: (id: string) => string): string[] {
  const changes: string[] = []
  const say = (text: string) => changes.push(`${after.name}: ${text}.`)
  if (before.name !== after.name) say(`was called “${before.name}”`)
  if (before.participantIds.join() !== after.participantIds.join()) {
    const list = ({ participantIds }: Layer) => participantIds.map(nameOf).join(', ')
    say(`${list(after)} instead of ${list(before)}`)
  }
  if (turnText(before.turn) !== turnText(after.turn)) {
    say(`turns of ${turnText(after.turn)} instead of ${turnText(before.turn)}`)
  }
  if (before.handoverAt !== after.handoverAt) say(`hand-over at ${after.handoverAt} instead of ${before.handoverAt}`)
  if (before.startsOn !== after.startsOn) say(`turns are counted from ${after.startsOn} instead of ${before.startsOn}`)
  if (windowsText(before) !== windowsText(after)) say(`counts ${windowsText(after)} instead of ${windowsText(before)}`)
  return changes
}

const DAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The hours in which a layer counts: "always", "Mon 09:00 to Fri 17:00". */
function windowsText({ windows }: Pick<Layer, 'windows'>): string {
  if (windows.length === 0) return 'always'
  return windows
    .map(({ from, to }) => `${DAYS[from.weekday]} ${from.time} to ${DAYS[to.weekday]} ${to.time}`)
    .join(' and ')
}
