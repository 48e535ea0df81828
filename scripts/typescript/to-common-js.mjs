// A module in TypeScript as CommonJS, with every line where it was: types become blanks, imports calls of `require`, exports one assignment at the end.
import tsBlankSpace from 'ts-blank-space';
import ts from 'typescript';

/**
 * Answers the JavaScript, the names that it exports and the modules whose exports it passes on. With a top-level await, which CommonJS lacks,
 * `isCommonJs` is false and imports stay as they are. Modules that use each other in a circle, which the check `house` names, would not load.
 */
export function toCommonJs(text, path) {
  const javaScript = tsBlankSpace(text, ({ pos, end }) => {
    throw new SyntaxError(`${path}: this is more than a type: ${text.slice(pos, end).trim()}`);
  });
  const file = ts.createSourceFile(path, javaScript, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  if (awaitsAtTop(file)) return { isCommonJs: false, code: javaScript, names: [], passedOn: [] };
  const edits = [];
  const exported = [];
  const passedOn = [];
  const edit = (node, replacement) => edits.push({ start: node.getStart(file), end: node.end, replacement });
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) edit(statement, requireStatement(statement));
    else if (ts.isExportDeclaration(statement)) edit(statement, exportStatement(statement, exported, passedOn));
    else if (ts.isExportAssignment(statement) || hasModifier(statement, ts.SyntaxKind.DefaultKeyword))
      throw new SyntaxError(`${path}: a default export has no name to import it by`);
    else {
      const keyword = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      if (keyword === undefined) continue;
      if (ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.Const))
        throw new SyntaxError(`${path}: who imports what is no constant would not see it change`);
      edit(keyword, '');
      exported.push(...namesOf(statement).map((name) => ({ name, value: name })));
    }
  }
  forEachNode(file, (node) => {
    if (ts.isMetaProperty(node)) edit(node, "({ url: require('node:url').pathToFileURL(__filename).href, dirname: __dirname })");
  });
  const all = [...passedOn.map(({ value }) => `...${value}`), ...exported.map(({ name, value }) => `${name}: ${value}`)];
  return {
    isCommonJs: true,
    code: `'use strict';${edited(javaScript, edits)}\nObject.assign(exports, { ${all.join(', ')} });\n`,
    names: exported.map(({ name }) => name),
    passedOn: passedOn.map(({ specifier }) => specifier),
  };
}

function forEachNode(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => forEachNode(child, visit));
}

function awaitsAtTop(node) {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) return true;
  return !ts.isFunctionLike(node) && ts.forEachChild(node, (child) => awaitsAtTop(child) || undefined) === true;
}

const hasModifier = (statement, kind) => statement.modifiers?.some((modifier) => modifier.kind === kind) === true;

function namesOf(statement) {
  if (!ts.isVariableStatement(statement)) return [statement.name.text];
  return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
}

function boundNames(name) {
  return ts.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => (element.name ? boundNames(element.name) : []));
}

function requireStatement({ importClause, moduleSpecifier }) {
  const required = `require(${JSON.stringify(moduleSpecifier.text)})`;
  if (importClause === undefined) return `${required};`;
  const { name, namedBindings } = importClause;
  const parts = [];
  // A module that is no CommonJS either has its default beside its other exports.
  if (name !== undefined) parts.push(`${name.text} = ((m) => (m[Symbol.toStringTag] === 'Module' ? m.default : m))(${required})`);
  if (namedBindings !== undefined && ts.isNamespaceImport(namedBindings)) parts.push(`${namedBindings.name.text} = ${required}`);
  else if (namedBindings !== undefined) parts.push(`{ ${namedBindings.elements.map(pair).join(', ')} } = ${required}`);
  return `const ${parts.join(', ')};`;
}

const pair = ({ propertyName, name }) => (propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`);

function exportStatement({ exportClause, moduleSpecifier }, exported, passedOn) {
  const elements = exportClause?.elements ?? [];
  if (moduleSpecifier === undefined) {
    exported.push(...elements.map(({ name, propertyName }) => ({ name: name.text, value: (propertyName ?? name).text })));
    return '';
  }
  const specifier = moduleSpecifier.text;
  const value = `exportsOf${exported.length + passedOn.length}`;
  if (exportClause === undefined) passedOn.push({ specifier, value });
  else exported.push(...elements.map(({ name, propertyName }) => ({ name: name.text, value: `${value}.${(propertyName ?? name).text}` })));
  return `const ${value} = require(${JSON.stringify(specifier)});`;
}

/** What is replaced keeps its line breaks. */
function edited(text, edits) {
  let result = '';
  let end = 0;
  for (const { start, end: next, replacement } of edits.sort((left, right) => left.start - right.start)) {
    result += text.slice(end, start) + replacement + text.slice(start, next).replace(/[^\n]/g, '');
    end = next;
  }
  return result + text.slice(end);
}
