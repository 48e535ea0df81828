/** Turns ANTLR's messages into the platform's (`Unexpected token 'x'.`, `Missing ';' at '}'`). */

interface Rewrite {
  readonly pattern: RegExp;
  readonly text: (match: RegExpExecArray) => string;
}

const REWRITES: readonly Rewrite[] = [
  { pattern: /^missing '(.+?)' at '(.*)'$/s, text: (match) => `Missing '${match[1]}' at '${match[2]}'` },
  {
    pattern: /^(?:mismatched|extraneous) input '(.*?)' expecting '([^{}]+)'$/s,
    text: (match) => `Unexpected token '${match[1]}', expecting '${match[2]}'`,
  },
  { pattern: /'<EOF>'/, text: () => 'Unexpected end of file' },
  { pattern: /^(?:mismatched|extraneous) input '(.*?)'/s, text: (match) => `Unexpected token '${match[1]}'.` },
  {
    pattern: /^no viable alternative at input '(.*)'$/s,
    text: (match) => `Unexpected token '${lastWord(match[1] ?? '')}'.`,
  },
  {
    pattern: /^token recognition error at: '(.*)'$/s,
    text: (match) => `Line contains unrecognized characters: ${match[1]}`,
  },
];

/** The parser quotes all it read of the statement; the platform names the token that surprised it. */
function lastWord(text: string): string {
  const words = text.match(/[A-Za-z0-9_]+|[^\sA-Za-z0-9_]/g);
  return words?.at(-1) ?? text;
}

export function syntaxMessage(message: string): string {
  for (const rewrite of REWRITES) {
    const match = rewrite.pattern.exec(message);
    if (match !== null) return rewrite.text(match);
  }
  return message;
}

export function unrecognizedSymbol(symbol: string): string {
  return `Unrecognized symbol '${symbol}', which is not a valid Apex identifier.`;
}
