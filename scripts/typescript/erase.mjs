// TypeScript whose syntax can be erased (`erasableSyntaxOnly`) as JavaScript: types become blanks, so that everything else keeps its line
// and column and nobody needs a source map. Throws at what is more than a type.
import typescript from 'typescript';

const { ScriptTarget, SyntaxKind, createSourceFile, forEachChild } = typescript;

const typeModifiers = new Set([
  SyntaxKind.PublicKeyword,
  SyntaxKind.ProtectedKeyword,
  SyntaxKind.PrivateKeyword,
  SyntaxKind.ReadonlyKeyword,
  SyntaxKind.OverrideKeyword,
  SyntaxKind.AbstractKeyword,
]);
const members = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.Constructor,
  SyntaxKind.GetAccessor,
  SyntaxKind.SetAccessor,
]);
const runtimeSyntax = new Set([
  SyntaxKind.EnumDeclaration,
  SyntaxKind.ModuleDeclaration,
  SyntaxKind.ImportEqualsDeclaration,
  SyntaxKind.ExportAssignment,
  SyntaxKind.TypeAssertionExpression,
]);

export function erase(text, fileName) {
  const file = createSourceFile(fileName, text, ScriptTarget.ESNext);
  const [problem] = file.parseDiagnostics;
  if (problem) throw unsupported(file, problem.start, typescript.flattenDiagnosticMessageText(problem.messageText, ' '));
  // Not characters: positions count UTF-16 units.
  const units = text.split('');

  const blank = (start, end) => {
    for (let at = start; at < end; at += 1) if (units[at] !== '\n' && units[at] !== '\r') units[at] = ' ';
  };
  const blankNode = (node) => blank(node.getStart(file), node.end);
  /** With the comma behind it. */
  const blankItem = (node) => {
    const comma = /^\s*,/.exec(text.slice(node.end, node.end + 200));
    blank(node.getStart(file), node.end + (comma ? comma[0].length : 0));
  };
  /** `<...>` of parameters or arguments. */
  const blankAngles = (nodes) => nodes && blank(nodes.pos - 1, text.indexOf('>', nodes.end) + 1);
  const blankToken = (token) => token && blankNode(token);

  /** `: Type`, where a node has one. Between `)` and `=>` no line may end: the bracket moves to the end of the type. */
  const blankType = (node) => {
    if (!node.type) return;
    const colon = node.type.pos - 1;
    blank(colon, node.type.end);
    if (node.kind !== SyntaxKind.ArrowFunction || !text.slice(colon, node.equalsGreaterThanToken.pos).includes('\n')) return;
    units[text.lastIndexOf(')', colon)] = ' ';
    units[node.type.end - 1] = ')';
  };

  /** True where the whole node is one of types. */
  const isType = (node) => {
    if (node.kind === SyntaxKind.InterfaceDeclaration || node.kind === SyntaxKind.TypeAliasDeclaration) return true;
    if (node.kind === SyntaxKind.ImportDeclaration) return node.importClause?.isTypeOnly === true;
    if (node.kind === SyntaxKind.ExportDeclaration) return node.isTypeOnly;
    if (node.kind === SyntaxKind.IndexSignature) return true;
    if (node.modifiers?.some(({ kind }) => kind === SyntaxKind.DeclareKeyword)) return true;
    if (members.has(node.kind)) return !node.body;
    return node.kind === SyntaxKind.PropertyDeclaration && node.modifiers?.some(({ kind }) => kind === SyntaxKind.AbstractKeyword) === true;
  };

  const visit = (node) => {
    if (isType(node)) {
      blankNode(node);
      return;
    }
    if (runtimeSyntax.has(node.kind) && !(node.kind === SyntaxKind.ExportAssignment && !node.isExportEquals))
      throw unsupported(file, node.getStart(file), `${SyntaxKind[node.kind]} is more than a type`);
    switch (node.kind) {
      case SyntaxKind.ImportSpecifier:
      case SyntaxKind.ExportSpecifier:
        if (node.isTypeOnly) blankItem(node);
        return;
      case SyntaxKind.HeritageClause:
        if (node.token === SyntaxKind.ImplementsKeyword) {
          blankNode(node);
          return;
        }
        break;
      case SyntaxKind.AsExpression:
      case SyntaxKind.SatisfiesExpression:
      case SyntaxKind.NonNullExpression:
        blank(node.expression.end, node.end);
        visit(node.expression);
        return;
      case SyntaxKind.Parameter:
        if (node.name.escapedText === 'this') {
          blankItem(node);
          return;
        }
        if (node.modifiers?.length) throw unsupported(file, node.getStart(file), 'A parameter that is a property is more than a type');
        break;
      default:
    }
    for (const modifier of node.modifiers ?? []) if (typeModifiers.has(modifier.kind)) blankNode(modifier);
    if (node.kind !== SyntaxKind.ConditionalExpression) {
      if (node.questionToken) blankToken(node.questionToken);
      if (node.exclamationToken) blankToken(node.exclamationToken);
    }
    blankAngles(node.typeParameters);
    blankAngles(node.typeArguments);
    blankType(node);
    forEachChild(node, (child) => {
      if (child !== node.type) visit(child);
    });
  };
  forEachChild(file, visit);
  return units.join('');
}

function unsupported(file, position, message) {
  const { line, character } = file.getLineAndCharacterOfPosition(position);
  return new SyntaxError(`${file.fileName}:${line + 1}:${character + 1}: ${message}`);
}
