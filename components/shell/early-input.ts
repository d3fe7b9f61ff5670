/** What people did on a page that was drawn but had not come to life yet. */
interface EarlyInput {
  /** What stands in each field that was typed into, or whether its box is ticked; last what was touched last. */
  typed: Map<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, string | boolean>
  /** What stood in each field of several lines as the server drew it. */
  drawn: Map<Element, string>
  /** Buttons that were pressed, each once. */
  pressed: Set<HTMLButtonElement>
  /** Forms that were sent, and by which button. */
  sent: Map<HTMLFormElement, HTMLElement | null>
  /** Keys that write a letter, alone or with Ctrl or ⌘. */
  keys: KeyboardEvent[]
  stop(): void
}

declare global {
  interface Window {
    evenkeelEarly?: EarlyInput
  }
}

/**
 * Stands before everything else of a page. React, when it takes over a page, forgets what was typed until then and never
 * hears of a press; and the browser would send a form by itself, whose answer is the page without what was typed. Once it
 * has begun, React itself sees to it that presses and forms wait: done again here, they would be done twice.
 */
export const earlyInputScript = `{
  const typed = new Map(), drawn = new Map(), pressed = new Set(), sent = new Map(), keys = [], ending = new AbortController()
  const options = { capture: true, signal: ending.signal }
  const isTakenOver = () => Object.keys(document).some((key) => key.startsWith('__reactContainer$'))
  addEventListener('input', ({ target }) => {
    typed.delete(target)
    if (/^(checkbox|radio)$/.test(target.type)) typed.set(target, target.checked)
    else if (typeof target.value === 'string') typed.set(target, target.value)
    if (target.type === 'textarea' && !drawn.has(target)) drawn.set(target, target.defaultValue)
  }, options)
  addEventListener('submit', (event) => {
    if (isTakenOver() || event.target.hasAttribute('action')) return
    event.preventDefault()
    sent.set(event.target, event.submitter)
  }, options)
  addEventListener('click', ({ target }) => {
    const button = target.closest('button')
    if (button && !isTakenOver() && !(button.form && button.type === 'submit')) pressed.add(button)
  }, options)
  addEventListener('keydown', (event) => {
    if (event.key.length !== 1 || event.altKey) return
    if ((event.ctrlKey || event.metaKey) && event.key === 'k') event.preventDefault()
    keys.push(event)
  }, options)
  window.evenkeelEarly = { typed, drawn, pressed, sent, keys, stop: () => ending.abort() }
}`

/** The keys that were pressed before anybody listened to them, in their order; a second call has none. */
export const takeEarlyKeys = (): KeyboardEvent[] => window.evenkeelEarly?.keys.splice(0) ?? []

/** Does again what was done too early, now that somebody listens; later calls do nothing. */
export function repeatEarlyInput(): void {
  const early = window.evenkeelEarly
  if (!early) return
  delete window.evenkeelEarly
  early.stop()
  // Once the router, which stands around us, has come to life too; and one after the other, so that each finds what the
  // one before has changed.
  const tasks = [
    ...[...early.typed].map(
      ([field, value]) =>
        () =>
          field.isConnected && type(field, value, early.drawn.get(field)),
    ),
    ...[...early.pressed].map((button) => () => button.isConnected && button.click()),
    ...[...early.sent].map(
      ([form, submitter]) =>
        () =>
          form.isConnected && form.requestSubmit(submitter),
    ),
  ]
  const next = () => {
    const task = tasks.shift()
    if (!task) return
    task()
    setTimeout(next)
  }
  setTimeout(next)
}

/**
 * Words that the page has put into a field since it was drawn, because they were kept on this device, stay: what was
 * typed before they were seen goes beneath them.
 */
export const beneathKept = (now: string, typed: string, drawn: string | undefined): string =>
  drawn === undefined || now === drawn || typed.includes(now) ? typed : `${now}\n${typed}`

function type(
  field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
  typed: string | boolean,
  drawn: string | undefined,
): void {
  if (typeof typed === 'boolean') {
    const box = field as HTMLInputElement
    box.checked = !typed
    box.click()
    return
  }
  // Which files were chosen cannot be set, and is not forgotten.
  if (field.type !== 'file') {
    const value = beneathKept(field.value, typed, drawn)
    const isHere = field === document.activeElement && 'selectionStart' in field
    const caret = isHere ? (value === typed ? field.selectionStart : value.length) : null
    // React compares with the last value it saw set on the element itself; the prototype's setter goes past it.
    field.value = ''
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
    if (caret !== null && 'setSelectionRange' in field) field.setSelectionRange(caret, caret)
  }
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
