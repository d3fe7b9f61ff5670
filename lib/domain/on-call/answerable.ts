/**
 * Whether a message asks for an answer: one that only shows that something arrives does not, and names one address twice.
 * In a file of its own, because a worker that a phone wakes loads it.
 */
export const isAnswerable = ({ url, answerUrl }: { url: string; answerUrl: string }): boolean => answerUrl !== url
