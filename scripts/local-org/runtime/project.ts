/** The compiled project as the rest of the org sees it. */
import { triggerNameOf } from '../compiler/symbols/trigger-names.ts';
import { platformAlias } from '../compiler/symbols/method-keys.ts';
import { constructorName, initializerName, memberName } from '../compiler/emitter/index.ts';
import { backingName } from '../compiler/emitter/context/names.ts';
import type { EmittedModule } from '../compiler/emitter/index.ts';
import type { CompiledProject } from '../contracts/transaction.ts';
import type { FieldSymbol, MethodSymbol, TypeSymbol } from '../contracts/symbols.ts';
import type { ApexType } from '../contracts/types.ts';
import { ApexObject, apexException, defineEnum, isInstance } from '../values/index.ts';
import { compileModule } from './compiled-module.ts';
import type { CompiledModule, JavaScriptClass } from './compiled-module.ts';
import { createLibrary, internType } from './library.ts';
import { sharing } from './operators/calls.ts';
import { toApexException } from './operators/exceptions.ts';
import { stackTraceOf } from './stack-trace.ts';
import { createStubClass, stubProviders, stubSymbol } from './stubs.ts';
import { createTriggerDispatcher } from './triggers.ts';
import type { TriggerDeclaration } from './triggers.ts';

export interface ProjectSource {
  readonly symbols: readonly TypeSymbol[];
  readonly modules: readonly EmittedModule[];
  readonly triggers: readonly TriggerDeclaration[];
}

export interface LoadedProject extends CompiledProject {
  /** Executions by line and file, of modules that ran. */
  coverage(): readonly { readonly file: string; readonly executableLines: readonly number[]; readonly counters: Uint32Array }[];
  /** Adds a module for one run (anonymous Apex); the result forgets it. */
  addModule(source: ProjectSource): () => void;
  load(typeName: string): JavaScriptClass;
}

type Members = Readonly<Record<string, unknown>>;
type AnyMethod = (...parameters: unknown[]) => unknown;

let projectCount = 0;

export function projectType(name: string): ApexType {
  return internType({ kind: 'declared', name, origin: 'project', arguments: [] });
}

function findDescriptor(object: object, key: string): PropertyDescriptor | undefined {
  for (let holder: object | null = object; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
    const found = Object.getOwnPropertyDescriptor(holder, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** JavaScript errors leave compiled code as the Apex exceptions that they stand for. */
function inApex<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw toApexException(thrown) ?? thrown;
  }
}

/** Field initialisers run before any constructor. */
function initialized(object: object): object {
  return ((object as Members)[initializerName] as AnyMethod).apply(object) as object;
}

export function createProject(source: ProjectSource, compileAnonymous: CompiledProject['compileAnonymous']): LoadedProject {
  projectCount += 1;
  const projectNumber = projectCount;
  const symbols = new Map<string, TypeSymbol>();
  const modules = new Map<string, CompiledModule>();
  const moduleOfName = new Map<string, CompiledModule>();
  const classes = new Map<string, JavaScriptClass>();
  const library = createLibrary(load);
  const triggerModules = new Map<string, CompiledModule>();

  function add(added: ProjectSource): void {
    for (const symbol of added.symbols) {
      symbols.set(symbol.name.toLowerCase(), symbol);
      if (symbol.kind === 'enum') defineEnum(projectType(symbol.name), symbol.enumValues);
    }
    for (const emitted of added.modules) {
      const script = `apex:${projectNumber}/${emitted.isTrigger ? 'trigger/' : ''}${emitted.name}`;
      const module = compileModule(emitted, script, library);
      modules.set(script, module);
      if (emitted.isTrigger) triggerModules.set(emitted.name, module);
      else moduleOfName.set(emitted.name.toLowerCase(), module);
    }
  }

  /** The module of the top-level type around it: `syncline.Outer` for `syncline.Outer.Inner`. */
  function moduleOf(name: string): CompiledModule | undefined {
    const module = moduleOfName.get(name.toLowerCase()) ?? triggerModules.get(triggerNameOf(name));
    const dot = name.lastIndexOf('.');
    return module === undefined && dot > 0 ? moduleOf(name.slice(0, dot)) : module;
  }

  function load(name: string): JavaScriptClass {
    const known = classes.get(name);
    if (known !== undefined) return known;
    const module = moduleOf(name);
    const define = module?.exports().classes[name];
    if (define === undefined) throw apexException('System.TypeException', `Type ${name} did not compile`);
    const javaScriptClass = define();
    Object.defineProperty(javaScriptClass.prototype, 'apexType', { value: projectType(name) });
    classes.set(name, javaScriptClass);
    return javaScriptClass;
  }

  function classNamed(typeName: string): { readonly symbol: TypeSymbol; readonly javaScriptClass: JavaScriptClass } {
    const symbol = symbols.get(typeName.toLowerCase());
    if (symbol === undefined) throw apexException('System.TypeException', `Invalid type: ${typeName}`);
    return { symbol, javaScriptClass: load(symbol.name) };
  }

  function superOf(symbol: TypeSymbol): TypeSymbol | null {
    const { superType } = symbol;
    return superType?.kind === 'declared' && superType.origin === 'project' ? (symbols.get(superType.name.toLowerCase()) ?? null) : null;
  }

  /** The class of a value and those it extends, nearest first. */
  function lineage(receiver: unknown): TypeSymbol[] {
    if (!(receiver instanceof ApexObject) || receiver.apexType.kind !== 'declared') return [];
    const found: TypeSymbol[] = [];
    for (let symbol = symbols.get(receiver.apexType.name.toLowerCase()) ?? null; symbol !== null; symbol = superOf(symbol))
      found.push(symbol);
    return found;
  }

  function findMethod(receiver: unknown, name: string, parameters: readonly unknown[]): MethodSymbol | null {
    const wanted = name.toLowerCase();
    const candidates = lineage(receiver)
      .flatMap((symbol) => symbol.methods)
      .filter((method) => !method.isStatic && method.name.toLowerCase() === wanted && method.parameters.length === parameters.length);
    const fits = (method: MethodSymbol): boolean =>
      method.parameters.every(({ type }, index) => parameters[index] === null || isInstance(parameters[index], type));
    return candidates.find(fits) ?? candidates[0] ?? null;
  }

  function isOverloaded(receiver: unknown, name: string, arity: number): boolean {
    const wanted = name.toLowerCase();
    return lineage(receiver).some(
      (symbol) =>
        symbol.methods.filter((method) => !method.isStatic && method.name.toLowerCase() === wanted && method.parameters.length === arity)
          .length > 1,
    );
  }

  function ownMethod(receiver: unknown, name: string, arity: number): AnyMethod | null {
    if (typeof receiver !== 'object' || receiver === null) return null;
    const own = (receiver as Members)[platformAlias(name, arity)];
    return typeof own === 'function' ? (own as AnyMethod) : null;
  }

  function invokeOn(receiver: object, method: MethodSymbol, parameters: readonly unknown[]): unknown {
    return ((receiver as Members)[memberName(method)] as AnyMethod).apply(receiver, [...parameters]);
  }

  const stubClasses = new Map<string, new () => object>();

  function stubClassOf(typeName: string): new () => object {
    const symbol = symbols.get(typeName.toLowerCase());
    if (symbol === undefined) throw apexException('System.TypeException', `Invalid type: ${typeName}`);
    const known = stubClasses.get(symbol.name);
    if (known !== undefined) return known;
    const stub = stubSymbol(symbol, projectType(symbol.name));
    symbols.set(stub.name.toLowerCase(), stub);
    const made = createStubClass(symbol, projectType(stub.name), (name) => symbols.get(name.toLowerCase()) ?? null, load);
    stubClasses.set(symbol.name, made);
    return made;
  }

  const fieldsByType = new Map<TypeSymbol, readonly FieldSymbol[]>();

  function fieldsOf(receiver: unknown): readonly FieldSymbol[] {
    const [nearest] = lineage(receiver);
    if (nearest === undefined) return [];
    let known = fieldsByType.get(nearest);
    if (known === undefined) {
      known = lineage(receiver)
        .reverse()
        .flatMap((symbol) => symbol.fields.filter((field) => !field.isStatic));
      fieldsByType.set(nearest, known);
    }
    return known;
  }

  /** A property with code in its accessors keeps its value beside them; one that is computed keeps none. */
  function storedValue(receiver: Record<string, unknown>, key: string): { get(): unknown; set(value: unknown): void } {
    const hasAccessors = findDescriptor(receiver, key)?.get !== undefined || findDescriptor(receiver, key)?.set !== undefined;
    const storedKey = hasAccessors ? backingName(key) : key;
    return {
      get: () => receiver[storedKey] ?? null,
      set: (value) => {
        receiver[storedKey] = value;
      },
    };
  }

  add(source);

  return {
    findType: (name) => symbols.get(name.toLowerCase()) ?? null,
    get typeNames() {
      return [...symbols.values()].map((symbol) => symbol.name);
    },
    load,
    invoke: (method, receiver, parameters) =>
      inApex(() => invokeOn(method.isStatic || receiver === null ? load(method.owner) : (receiver as object), method, parameters)),
    invokeByName: (receiver, name, parameters) =>
      inApex(() => {
        const method = findMethod(receiver, name, parameters);
        // A class may be Queueable and Finalizer at once: then its two execute methods differ by their parameter only.
        const own =
          method !== null && isOverloaded(receiver, name, parameters.length) ? null : ownMethod(receiver, name, parameters.length);
        if (own !== null) return own.apply(receiver, [...parameters]);
        if (method === null) throw new Error(`No method ${name} with ${parameters.length} parameters`);
        return invokeOn(receiver as object, method, parameters);
      }),
    hasMethod: (receiver, name, arity) =>
      ownMethod(receiver, name, arity) !== null ||
      (receiver instanceof ApexObject && findMethod(receiver, name, new Array<unknown>(arity).fill(null)) !== null),
    instantiate: (typeName) =>
      inApex(() => {
        const { symbol, javaScriptClass } = classNamed(typeName);
        if (symbol.kind !== 'class' || symbol.modifiers.includes('abstract'))
          throw apexException('System.TypeException', `Type cannot be constructed: ${symbol.name}`);
        const declared = symbol.constructors.find((candidate) => candidate.parameters.length === 0) ?? null;
        if (declared === null && symbol.constructors.length > 0)
          throw apexException('System.TypeException', `No default constructor for type ${symbol.name}`);
        const constructor_ = (javaScriptClass.prototype as Members)[constructorName(declared)] as AnyMethod;
        return constructor_.apply(initialized(new javaScriptClass()));
      }),
    allocate: (typeName) => new (classNamed(typeName).javaScriptClass)(),
    createStub(typeName, provider) {
      const stub = new (stubClassOf(typeName))();
      stubProviders.set(stub, provider);
      return stub;
    },
    instanceFields: (receiver) =>
      fieldsOf(receiver).map((field) => ({
        name: field.name,
        type: field.type,
        isTransient: field.isTransient,
        get: () => inApex(() => (receiver as Members)[field.key]),
        // A property without a setter takes no value: JSON.deserialize passes over it.
        set: (value: unknown) => void Reflect.set(receiver as object, field.key, value),
        stored: storedValue(receiver as Record<string, unknown>, field.key),
      })),
    resetStatics() {
      sharing.current = 0;
      for (const module of modules.values()) if (module.isLoaded) module.exports().reset();
    },
    triggers: createTriggerDispatcher(source.triggers, (name) => triggerModules.get(name)?.exports().trigger?.()),
    compileAnonymous,
    stackTrace: (error) => stackTraceOf(error, modules),
    coverage: () =>
      [...modules.values()].map(({ emitted, counters }) => ({ file: emitted.file, executableLines: emitted.executableLines, counters })),
    addModule(added) {
      add(added);
      return () => {
        for (const symbol of added.symbols) {
          symbols.delete(symbol.name.toLowerCase());
          classes.delete(symbol.name);
        }
        for (const emitted of added.modules) moduleOfName.delete(emitted.name.toLowerCase());
      };
    },
  };
}
