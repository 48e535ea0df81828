/** The named entities of HTML 3.2 and 4.0, as escapeHtml3 and escapeHtml4 know them: https://www.w3.org/TR/html4/sgml/entities.html */

/** U+00A0 to U+00FF in order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** `name hexadecimal` of HTML 4's symbols, Greek letters and special characters. */
const extended =
  'fnof 192 Alpha 391 Beta 392 Gamma 393 Delta 394 Epsilon 395 Zeta 396 Eta 397 Theta 398 Iota 399 Kappa 39A Lambda 39B Mu 39C Nu 39D Xi 39E Omicron 39F Pi 3A0 Rho 3A1 Sigma 3A3 Tau 3A4 Upsilon 3A5 Phi 3A6 Chi 3A7 Psi 3A8 Omega 3A9 ' +
  'alpha 3B1 beta 3B2 gamma 3B3 delta 3B4 epsilon 3B5 zeta 3B6 eta 3B7 theta 3B8 iota 3B9 kappa 3BA lambda 3BB mu 3BC nu 3BD xi 3BE omicron 3BF pi 3C0 rho 3C1 sigmaf 3C2 sigma 3C3 tau 3C4 upsilon 3C5 phi 3C6 chi 3C7 psi 3C8 omega 3C9 ' +
  'thetasym 3D1 upsih 3D2 piv 3D6 bull 2022 hellip 2026 prime 2032 Prime 2033 oline 203E frasl 2044 weierp 2118 image 2111 real 211C trade 2122 alefsym 2135 larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 crarr 21B5 ' +
  'lArr 21D0 uArr 21D1 rArr 21D2 dArr 21D3 hArr 21D4 forall 2200 part 2202 exist 2203 empty 2205 nabla 2207 isin 2208 notin 2209 ni 220B prod 220F sum 2211 minus 2212 lowast 2217 radic 221A prop 221D infin 221E ang 2220 and 2227 or 2228 ' +
  'cap 2229 cup 222A int 222B there4 2234 sim 223C cong 2245 asymp 2248 ne 2260 equiv 2261 le 2264 ge 2265 sub 2282 sup 2283 sube 2286 supe 2287 oplus 2295 otimes 2297 perp 22A5 sdot 22C5 lceil 2308 rceil 2309 lfloor 230A rfloor 230B ' +
  'lang 2329 rang 232A loz 25CA spades 2660 clubs 2663 hearts 2665 diams 2666 OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 circ 2C6 tilde 2DC ensp 2002 emsp 2003 thinsp 2009 zwnj 200C zwj 200D lrm 200E rlm 200F ndash 2013 mdash 2014 ' +
  'lsquo 2018 rsquo 2019 sbquo 201A ldquo 201C rdquo 201D bdquo 201E dagger 2020 Dagger 2021 permil 2030 lsaquo 2039 rsaquo 203A euro 20AC';

const basic: readonly (readonly [string, string])[] = [
  ['"', 'quot'],
  ['&', 'amp'],
  ['<', 'lt'],
  ['>', 'gt'],
];

function pairs(words: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let index = 0; index < words.length; index += 2) {
    found.push([String.fromCharCode(Number.parseInt(words[index + 1] ?? '', 16)), words[index] ?? '']);
  }
  return found;
}

/** Character to entity name. */
export const html3Entities: ReadonlyMap<string, string> = new Map([
  ...basic,
  ...latin1.split(' ').map((name, index): [string, string] => [String.fromCharCode(160 + index), name]),
]);

export const html4Entities: ReadonlyMap<string, string> = new Map([...html3Entities, ...pairs(extended.split(' '))]);

export const xmlEntities: ReadonlyMap<string, string> = new Map([...basic, ["'", 'apos']]);

export function escapeEntities(text: string, entities: ReadonlyMap<string, string>): string {
  return text.replace(/[^\w\s]/g, (character) => (entities.has(character) ? `&${entities.get(character)};` : character));
}

/** Names of the table, and numbers in both notations; anything else stays. */
export function unescapeEntities(text: string, entities: ReadonlyMap<string, string>): string {
  const characters = new Map([...entities].map(([character, name]) => [name, character]));
  return text.replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g, (all: string, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return characters.get(name) ?? all;
    const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : all;
  });
}
