/** Compiles a project again of which only bodies of some classes have changed, which takes far less than all of it. */
import { bindAgain } from '../compiler/binder/project.ts';
import type { CompiledApex } from '../compiler/binder/project.ts';
import { emitType } from '../compiler/emitter/index.ts';
import type { EmittedModule } from '../compiler/emitter/index.ts';
import { bindSources } from './compile.ts';
import { writeCompiled } from './compile-cache.ts';
import { cacheKey, labelNames, loadProject, schemaText } from './load-project.ts';
import { readProjectFiles } from './sources.ts';

export interface ChangedProjects {
  /**
   * Leaves in the cache what the project in this folder compiles to, as if it had been compiled as a whole. It differs from the first one in
   * what its classes do, not in what others see of them. Leaves nothing where it does not compile: whoever loads it learns why.
   */
  compile(directory: string): void;
}

/** Of a project whose source is deployed. */
export function compileChangesOf(directory: string, cacheFolder: string): ChangedProjects {
  const { files, schema, metadata, compiled } = loadProject({ directory, cacheFolder });
  const options = { coverage: false, schema, labels: labelNames(metadata, schema) };
  const bound: CompiledApex = bindSources(files.sources, options);
  const texts = new Map(files.sources.map(({ path, text }) => [path, text]));
  const emitOptions = { coverage: false, tracksSharing: compiled.tracksSharing, namespace: null };
  return {
    compile(changedDirectory) {
      const { sources } = readProjectFiles(changedDirectory);
      const changed = new Map<string, EmittedModule>();
      for (const { path, text, apiVersion } of sources.filter((source) => texts.get(source.path) !== source.text)) {
        const [type] = bindAgain({ path, source: text, apiVersion }, bound).types;
        if (type === undefined) return;
        const module = emitType(type, emitOptions);
        changed.set(module.name, module);
      }
      const modules = compiled.modules.map((module) => changed.get(module.name) ?? module);
      writeCompiled(cacheFolder, cacheKey(sources, options, schemaText(schema, metadata)), { ...compiled, modules });
    },
  };
}
