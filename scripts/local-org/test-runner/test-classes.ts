/** Which classes and methods are tests: https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_isTest.htm */
import type { CompiledSources } from '../runtime/compile.ts';
import type { MethodSymbol, TypeSymbol } from '../contracts/symbols.ts';

export interface TestClass {
  readonly name: string;
  readonly symbol: TypeSymbol;
  readonly setup: readonly MethodSymbol[];
  readonly methods: readonly MethodSymbol[];
}

export interface TestSelection {
  /** Case-insensitive; null: all. */
  readonly className: string | null;
  readonly methodName: string | null;
}

function hasAnnotation(declared: { readonly annotations: readonly { readonly name: string }[] }, name: string): boolean {
  return declared.annotations.some((annotation) => annotation.name === name);
}

function isTestMethod(method: MethodSymbol): boolean {
  return method.isStatic && method.parameters.length === 0 && (hasAnnotation(method, 'istest') || method.modifiers.includes('testmethod'));
}

/** By its full name, `syncline.ClockTest`, or without the namespace. */
function isSelectedClass(name: string, wanted: string | null): boolean {
  return isSelected(name, wanted) || isSelected(name.split('.').at(-1) ?? name, wanted);
}

function isSelected(name: string, wanted: string | null): boolean {
  return wanted === null || name.toLowerCase() === wanted.toLowerCase();
}

/** Of what compiled. */
export function findTestClasses(compiled: CompiledSources, selection: TestSelection): TestClass[] {
  const sound = new Set(compiled.modules.map(({ name }) => name));
  return compiled.symbols
    .filter(({ name }) => sound.has(name))
    .filter((symbol) => symbol.kind === 'class' && isSelectedClass(symbol.name, selection.className))
    .map((symbol) => ({
      name: symbol.name,
      symbol,
      setup: symbol.methods.filter((method) => method.isStatic && hasAnnotation(method, 'testsetup')),
      methods: symbol.methods.filter((method) => isTestMethod(method) && isSelected(method.name, selection.methodName)),
    }))
    .filter((testClass) => testClass.methods.length > 0);
}

/** `@isTest(SeeAllData=true)` on the method or its class. */
export function seesAllData(testClass: TestClass, method: MethodSymbol): boolean {
  return [testClass.symbol, method].some((declared) =>
    declared.annotations.some((annotation) => annotation.name === 'istest' && annotation.parameters.seealldata?.toLowerCase() === 'true'),
  );
}
