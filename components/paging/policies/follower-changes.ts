/** Which services are to follow a policy, and which no more, by their ids. */
export interface FollowerChanges {
  add: readonly string[]
  remove: readonly string[]
}

export const NO_CHANGES: FollowerChanges = { add: [], remove: [] }

/** What is still wanted once a part was saved: somebody may have gone on choosing meanwhile. */
export const withoutSaved = (wanted: FollowerChanges, saved: FollowerChanges): FollowerChanges => ({
  add: wanted.add.filter((id) => !saved.add.includes(id)),
  remove: wanted.remove.filter((id) => !saved.remove.includes(id)),
})
