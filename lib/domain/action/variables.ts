/** What a template may name, with what it stands for. */
export const VARIABLES = {
  'incident.key': 'INC-42',
  'incident.title': 'What is wrong',
  'incident.url': 'The room',
  'incident.severity': 'sev1 to sev4',
  'service.key': 'The service of the lever, as machines call it',
  'service.name': 'The same, as people call it',
  'change.version': 'Build or revision of the change that is undone',
  'change.url': 'Where that change can be looked at',
  'lastGood.version': 'Build or revision that was live before it',
  'mitigation.id': 'The id of this mitigation',
  'mitigation.target': 'What exactly: a build, a flag, a region',
  'person.name': 'Who asked for it',
} as const

export type Variable = keyof typeof VARIABLES

/** What each variable stands for now; null when nobody has said. */
export type ActionValues = Readonly<Record<Variable, string | null>>

/** For a dry run without an incident. */
export const SAMPLE_VALUES: ActionValues = {
  'incident.key': 'INC-42',
  'incident.title': 'Checkout answers 502 for a third of requests',
  'incident.url': 'https://evenkeel.example.org/incidents/INC-42',
  'incident.severity': 'sev1',
  'service.key': 'checkout',
  'service.name': 'Checkout',
  'change.version': '4711',
  'change.url': 'https://ci.example.org/builds/4711',
  'lastGood.version': '4710',
  'mitigation.id': '0b9e6f6a-3d51-4c5e-9f0e-6a1c2d3e4f50',
  'mitigation.target': 'build 4710',
  'person.name': 'Ada Lovelace',
}

/** Whether a template may name it. */
export const isVariable = (name: string): name is Variable => Object.hasOwn(VARIABLES, name)
