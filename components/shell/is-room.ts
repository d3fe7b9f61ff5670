/** Whether a path is that of a room, as it is or as it was, which fills the screen by itself. */
export const isRoom = (path: string): boolean => /^\/incidents\/[^/]+(\/replay)?$/.test(path)
