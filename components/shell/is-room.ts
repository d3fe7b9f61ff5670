/** Whether a path is that of a room, which fills the screen by itself. */
export const isRoom = (path: string): boolean => /^\/incidents\/[^/]+$/.test(path)
