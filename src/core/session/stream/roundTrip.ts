/** Constants of both real peers (§8), milliseconds. */
const initialSrtt = 100;
const initialRto = 200;
const granularity = 10;
const maximumRto = 1000;

/** Estimates how long to wait for an acknowledgement; the maths both real peers use (§8). */
export class RoundTrip {
  #srtt = initialSrtt;
  #rttvar = 0;
  #rto = initialRto;

  /** Milliseconds without acknowledgement after which a message is sent again. */
  get rto(): number {
    return this.#rto;
  }

  /** @param elapsed milliseconds from sending to acknowledgement of a message that was sent once */
  sample(elapsed: number): void {
    this.#rttvar = 0.75 * this.#rttvar + 0.25 * Math.abs(this.#srtt - elapsed);
    this.#srtt = 0.875 * this.#srtt + 0.125 * elapsed;
    this.#rto = Math.min(maximumRto, this.#srtt + Math.max(granularity, 4 * this.#rttvar));
  }
}
