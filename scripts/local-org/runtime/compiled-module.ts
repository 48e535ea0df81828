/** One emitted module on its way into V8: the text is compiled when its first class is needed. */
import { Script } from 'node:vm';
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import type { EmittedModule } from '../compiler/emitter/index.ts';

export interface ModuleExports {
  readonly classes: Readonly<Record<string, () => JavaScriptClass>>;
  readonly trigger?: () => void;
  reset(): void;
}

/** An emitted class: members are called by the names that its symbols carry. */
export type JavaScriptClass = (new () => object) & { readonly prototype: object; $statics(): unknown };

export interface ApexPosition {
  /** `Class.Foo.bar`, `Trigger.X`, `AnonymousBlock`. */
  readonly frame: string;
  readonly line: number;
}

export interface CompiledModule {
  readonly emitted: EmittedModule;
  /** Executions by line when coverage is on. */
  readonly counters: Uint32Array;
  exports(): ModuleExports;
  readonly isLoaded: boolean;
  /** Where a generated position comes from; null for code that stands for no Apex. */
  positionOf(line: number, column: number): ApexPosition | null;
}

export function compileModule(emitted: EmittedModule, scriptName: string, library: object): CompiledModule {
  const counters = new Uint32Array((emitted.executableLines.at(-1) ?? 0) + 1);
  let loaded: ModuleExports | null = null;
  let map: TraceMap | null = null;
  return {
    emitted,
    counters,
    get isLoaded() {
      return loaded !== null;
    },
    exports() {
      if (loaded === null) {
        const create = new Script(emitted.code, { filename: scriptName }).runInThisContext() as (
          library: object,
          counters: Uint32Array,
        ) => ModuleExports;
        loaded = create(library, counters);
      }
      return loaded;
    },
    positionOf(line, column) {
      map ??= new TraceMap(emitted.map);
      const found = originalPositionFor(map, { line, column });
      return found.line === null || found.name === null ? null : { frame: found.name, line: found.line };
    },
  };
}
