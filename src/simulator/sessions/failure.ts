/** The agent's words for what went wrong, as the service hands them to the person with the end of the session. */
export function failureText(reason: string): string {
  return `----------ERROR-------\n${reason}`;
}
