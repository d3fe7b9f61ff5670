/** Stands where a section is empty. */
export const Nothing = () => <p className="text-13 text-text-3">Nothing written.</p>
