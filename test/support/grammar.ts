import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';
import oniguruma from 'vscode-oniguruma';

/** A piece of a line and the names that themes colour it by. */
export interface Token {
  readonly text: string;
  readonly line: number;
  readonly scopes: readonly string[];
}

/** Stand-ins for VS Code's own grammars: keywords, and a string that spans lines when it is not closed. */
const stubs: Readonly<Record<string, string>> = {
  'source.shell': 'echo|if|then|fi|cat',
  'source.powershell': 'Write-Output|param',
  'source.python': 'def|return|else|print',
};

function stub(scopeName: string, keywords: string): IRawGrammar {
  const grammar = {
    scopeName,
    patterns: [
      { name: `keyword.${scopeName}`, match: `(?<![\\w-])(?:${keywords})(?![\\w-])` },
      { name: `string.${scopeName}`, begin: '"', end: '"' },
    ],
  };
  return textmate.parseRawGrammar(JSON.stringify(grammar), 'stub.json');
}

/** Loads a grammar of `syntaxes/` the way VS Code does. */
export async function loadGrammar(format: 'yaml' | 'json'): Promise<IGrammar> {
  const wasm = createRequire(join(process.cwd(), 'package.json')).resolve(
    'vscode-oniguruma/release/onig.wasm',
  );
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scopeName) => {
      const keywords = stubs[scopeName];
      if (keywords !== undefined) return stub(scopeName, keywords);
      const path = `syntaxes/ssm-${format}.tmLanguage.json`;
      return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
  });
  const grammar = await registry.loadGrammar(`source.ssm.${format}`);
  if (grammar === null) throw new Error(`No grammar for ${format}`);
  return grammar;
}

export function tokenize(grammar: IGrammar, text: string): readonly Token[] {
  const tokens: Token[] = [];
  let state = textmate.INITIAL;
  text.split(/\r?\n/).forEach((content, line) => {
    const result = grammar.tokenizeLine(content, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      tokens.push({ text: content.slice(startIndex, endIndex), line, scopes });
    }
  });
  return tokens;
}

/** The scopes of the first token with this text (spaces around it do not count), from the given line on. */
export function scopesOf(tokens: readonly Token[], text: string, fromLine = 0): string {
  const token = tokens.find((candidate) => candidate.line >= fromLine && candidate.text.trim() === text);
  return token === undefined ? `no token "${text}"` : token.scopes.join(' ');
}
