/** What a person must see to sign in: the page to open and the code that the page shows as well. */
export interface SignInPrompt {
  /** Opens `url` in the browser; the page shows `userCode`, which must be the same. */
  open(verification: { readonly url: string; readonly userCode: string }): void | Promise<void>;
}
