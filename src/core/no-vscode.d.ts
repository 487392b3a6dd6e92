/** What `vscode` is to a kernel: nothing. Importing a name from it is a type error here. */
export {};
