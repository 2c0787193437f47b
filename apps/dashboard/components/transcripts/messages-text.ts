/** How much was said, for people: `1 message`, `1,204 messages`. */
export function messagesText(count: number): string {
  return count === 1 ? '1 message' : `${count.toLocaleString('en')} messages`;
}
