import { answerEach } from '../row-process.ts'
import { seedChanges } from './changes.ts'
import { leaveRooms } from './leave.ts'
import { type Part, storePart } from './store.ts'
import { catchUpWords, indexWords, markWords } from './words.ts'
import { seedWorld, type World } from './world.ts'

export type BuildRequest =
  | { kind: 'world' }
  | { kind: 'part'; part: Part }
  | { kind: 'changes'; world: World; count: number }
  | { kind: 'leave'; part: Part }
  | { kind: 'mark-words' }
  | { kind: 'words'; part: Part }
  | { kind: 'catch-up' }

/** The application's own modules, writing what a history is made of. */
answerEach(async (request: BuildRequest) => {
  if (request.kind === 'world') return seedWorld()
  if (request.kind === 'part') return storePart(request.part)
  if (request.kind === 'changes') return seedChanges(request.world, request.count)
  if (request.kind === 'leave') return leaveRooms(request.part.from, request.part.to)
  if (request.kind === 'mark-words') return markWords()
  if (request.kind === 'words') return indexWords(request.part.from, request.part.to)
  return catchUpWords()
})
