/** Where my pages stand among the queries; the server fills it, too. */
export const myPagesKey = ['pages', 'mine'] as const
