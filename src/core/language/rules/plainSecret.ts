import { declaredValues, isStandIn, textsOf } from '../model/parameter.ts';
import { entriesOf, isList, valueOf, type SyntaxNode } from '../syntax/node.ts';
import type { Finding, Rule } from './rule.ts';

/** A secret that everybody who may read the document can read. */
export const plainSecret: Rule = {
  code: 'plain-secret',
  severity: 'warning',
  *check({ model, text }) {
    for (const { what, pattern } of marks) {
      for (const match of text.matchAll(pattern)) {
        const secret = match[1] ?? match[0];
        if (/EXAMPLE|xxxx|\*\*\*\*|<|\{\{/i.test(secret)) continue;
        const start = match.index + match[0].indexOf(secret);
        yield finding({ start, end: start + secret.length }, what);
      }
    }
    for (const step of model.steps) yield* inputs(step.inputs);
    for (const { name, map, fallback } of declaredValues(model)) {
      if (!isSecretName(name) || valueOf(map, 'allowedValues') !== undefined) continue;
      yield* values(name, fallback);
    }
  },
};

function* values(name: string, node: SyntaxNode | undefined): Generator<Finding> {
  for (const { text, node: item } of textsOf(node)) {
    if (isStandIn(text) || harmless.test(text)) continue;
    yield finding(item, `the value of a secret, '${name}',`);
  }
}

/** What an operation, a script or another document is given; the steps of a loop come by themselves. */
function* inputs(node: SyntaxNode | undefined): Generator<Finding> {
  for (const { name, value } of entriesOf(node)) {
    if (name === 'Steps') continue;
    if (isSecretName(name)) yield* values(name, value);
    for (const item of isList(value) ? value.items : [value]) yield* inputs(item);
  }
}

interface Mark {
  readonly what: string;
  /** The first group, or all of it, is the secret. */
  readonly pattern: RegExp;
}

/** Forms that nothing but a secret has. */
const marks: readonly Mark[] = [
  { what: 'an AWS access key', pattern: /\b((?:AKIA|ASIA)[0-9A-Z]{16})\b/g },
  {
    what: 'an AWS secret access key',
    pattern:
      /secret_?(?:access_?)?key(?:\\?["'])?\s*[:=]\s*(?:\\?["'])?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
  },
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?=(?:\\r|\\n|\s)*[A-Za-z0-9+/]{32})/g,
  },
  {
    what: 'an access token',
    pattern:
      /\b(?:ghp_[A-Za-z0-9]{36}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[abprs]-\d{8,}-[\w-]{16,}|sk_live_[A-Za-z0-9]{24,}|npm_[A-Za-z0-9]{36})(?!\w)/g,
  },
  {
    what: 'the address of a webhook, which is all that it takes to post there,',
    pattern: /\bhooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{20,}/g,
  },
  {
    what: 'a password',
    // Letters and digits, so that neither words nor references are taken for one.
    pattern:
      /(?<![A-Za-z])(?:db_?)?(?:password|passwd|passphrase|api_?key|auth_?token)\s*=\s*(?:\\?["'])((?=[^"'\s]*\d)(?=[^"'\s]*[A-Za-z])[^"'\s$`{}()<>\\]{8,})\\?["']/gi,
  },
  {
    what: 'a password',
    pattern:
      /ConvertTo-SecureString\s+(?:-String\s+)?\\?["']((?=[^"']*[^A-Za-z"'])[^"'\s$`{}()<>\\]{4,})\\?["']\s+(?:-Force\s+)?-AsPlainText/gi,
  },
  {
    what: 'a password',
    pattern: /:\/\/[\w.-]+:((?=[^\s/@]*\d)(?=[^\s/@]*[A-Za-z])[^\s/@"'`$(){}<>:\\]{6,})@[\w.-]+/gi,
  },
];

/** `DbPassword` and `api_key`, but not `PasswordParameterName` or `SecretArn`. */
function isSecretName(name: string): boolean {
  return /(?:password|passwd|passphrase|secret|api_?key|access_?key|private_?key|auth_?token|access_?token)$/i.test(
    name,
  );
}

/** Names of where a secret is kept, switches, and words that stand for no value. */
const harmless =
  /^(?:.{0,3}$|arn:|\/|https?:|alias\/|true$|false$|auto$|generated?$|none$|null$|n\/a$|default$|[\w-]+\/[\w/-]+$)/i;

function finding(span: Finding['span'], what: string): Finding {
  return {
    span,
    message: `This looks like ${what} in plain text, which everybody reads who may read the document. Keep it in Parameter Store as a SecureString or in Secrets Manager, and renew it.`,
  };
}
