/** Whether a path is that of a room, as it is or as it was, or of its postmortem: what fills the screen by itself. */
export const isRoom = (path: string): boolean => /^\/incidents\/[^/]+(\/replay|\/postmortem)?$/.test(path)
