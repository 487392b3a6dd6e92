/**
 * Makes the output of a command without a terminal fit for one: no terminal on the node has put a carriage return before
 * its line feeds (§11), so that each line would begin where the one before ended. It comes in pieces.
 */
export class LineEnds {
  #endsInReturn = false;

  of(text: string): string {
    const whole = this.#endsInReturn ? `\r${text}` : text;
    const fit = whole.replace(/(?<!\r)\n/g, '\r\n');
    const shown = this.#endsInReturn ? fit.slice(1) : fit;
    if (text !== '') this.#endsInReturn = text.endsWith('\r');
    return shown;
  }
}
