/** The account and Region that are concerned. */
export interface Place {
  readonly label: string;
  readonly region: string;
  /** Whether the profile is marked as production. */
  readonly production: boolean;
}

/** What is asked before something is changed. */
export interface Question {
  readonly question: string;
  readonly detail: string;
  readonly verb: string;
  /** Asked once more where production is concerned. */
  readonly production?: string;
}
