/** Which file of the package uses which: Apex by the types that its parsed source names, components by what they import. */
import { ApexParserBaseListener, ApexParseTreeWalker } from '@apexdevtools/apex-parser';
import type {
  ApexParserRuleContext,
  CatchClauseContext,
  EnhancedForControlContext,
  FormalParameterContext,
  FromNameListContext,
  IdCreatedNamePairContext,
  IdPrimaryContext,
  LiteralContext,
  PropertyDeclarationContext,
  TypeNameContext,
  VariableDeclaratorContext,
} from '@apexdevtools/apex-parser';
import { parseClass } from '../../local-org/compiler/syntax/parse.ts';
import { lineOf } from '../common/files.ts';
import type { SourceFile } from '../common/files.ts';
import type { Reference } from './house.ts';

/** With what the class, object or component is called where it is used. */
export interface NamedReference extends Reference {
  name: string;
}

interface Mention {
  name: string;
  line: number;
}

/**
 * Tests and what is only for tests are left out, since they may look at the package from above. A file that does not
 * parse has no references: the compiler says so.
 */
export function packageReferences(files: readonly SourceFile[]): NamedReference[] {
  const declared = declarations(files);
  return files
    .filter((file) => !isForTests(file))
    .flatMap((file) => {
      const used = new Map<string, NamedReference>();
      for (const { name, line } of mentionsIn(file)) {
        const to = declared.get(name.toLowerCase());
        if (to !== undefined && to !== file.path && !used.has(to)) used.set(to, { from: file.path, line, name, to });
      }
      return [...used.values()];
    });
}

/** The path of each class, object and component, by its name in lower case: Apex knows no other difference. */
function declarations(files: readonly SourceFile[]): Map<string, string> {
  const named = files.flatMap(({ path }) => {
    const apex = /\/(\w+)\.(?:cls|trigger)$/.exec(path)?.[1];
    const object = /\/(\w+)\.object-meta\.xml$/.exec(path)?.[1];
    const component = /\/lwc\/(\w+)\/\1\.ts$/.exec(path)?.[1];
    const name = apex ?? object ?? (component === undefined ? undefined : `c/${component}`);
    return name === undefined ? [] : [[name.toLowerCase(), path] as const];
  });
  return new Map(named);
}

export function isForTests({ path, text }: SourceFile): boolean {
  return (
    path.includes('/__tests__/') ||
    (path.endsWith('.cls') && /^\s*(?:(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*\n|@\w+\([^)]*\))\s*)*@IsTest\b/i.test(text))
  );
}

function mentionsIn(file: SourceFile): Mention[] {
  if (file.path.endsWith('.cls')) return mentionsInApex(file);
  if (/\/lwc\/.*\.(ts|html)$/.test(file.path)) return mentionsInComponent(file);
  return [];
}

function mentionsInApex({ path, text }: SourceFile): Mention[] {
  const { tree } = parseClass(path, text);
  if (tree === null) return [];
  const listener = new TypeNames();
  ApexParseTreeWalker.DEFAULT.walk(listener, tree);
  return listener.mentions.filter(({ name, isVariable }) => !(isVariable && listener.variables.has(name.toLowerCase())));
}

/** Names of types in declarations, casts, `new`, generics, static calls, `catch`, queries and the text of dynamic queries. */
class TypeNames extends ApexParserBaseListener {
  readonly mentions: (Mention & { isVariable: boolean })[] = [];
  /** What the file declares beside types: where one has a class's name, `name.member` is taken for the variable's. */
  readonly variables = new Set<string>();

  enterTypeName = (node: TypeNameContext): void => this.mention(node.id());
  enterIdCreatedNamePair = (node: IdCreatedNamePairContext): void => this.mention(node.anyId());
  enterIdPrimary = (node: IdPrimaryContext): void => this.mention(node.id(), true);
  enterFromNameList = (node: FromNameListContext): void => node.fieldName_list().forEach((name) => this.mention(name));
  enterCatchClause = (node: CatchClauseContext): void => {
    this.mention(node.qualifiedName().id(0));
    this.declare(node.id());
  };
  enterFormalParameter = (node: FormalParameterContext): void => this.declare(node.id());
  enterVariableDeclarator = (node: VariableDeclaratorContext): void => this.declare(node.id());
  enterPropertyDeclaration = (node: PropertyDeclarationContext): void => this.declare(node.id());
  enterEnhancedForControl = (node: EnhancedForControlContext): void => this.declare(node.id());

  enterLiteral = (node: LiteralContext): void => {
    for (const [name] of node.getText().matchAll(/\b\w+__(?:c|mdt)\b/gi)) {
      this.mentions.push({ name, line: node.start.line, isVariable: false });
    }
  };

  private mention(node: ApexParserRuleContext | null, isVariable = false): void {
    if (node !== null) this.mentions.push({ name: node.getText(), line: node.start.line, isVariable });
  }

  private declare(node: ApexParserRuleContext): void {
    this.variables.add(node.getText().toLowerCase());
  }
}

const imported = /(?:from|import)\s*\(?\s*'(?:(c\/\w+)|@salesforce\/apex\/(?:\w+__)?(\w+)\.\w+|@salesforce\/schema\/(?:\w+__)?(\w+__\w+))/g;
const tag = /<c-([a-z][\w-]*)/g;

function mentionsInComponent({ path, text }: SourceFile): Mention[] {
  const code = path.endsWith('.ts');
  return [...text.matchAll(code ? imported : tag)].map((match) => {
    const name = code ? (match[1] ?? match[2] ?? match[3] ?? '') : `c/${camelCase(match[1] ?? '')}`;
    return { name, line: lineOf(text, match.index) };
  });
}

function camelCase(tagName: string): string {
  return tagName.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
