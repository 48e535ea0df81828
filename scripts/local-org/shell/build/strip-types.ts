/** Turns components in TypeScript into JavaScript. */
import typescript from 'typescript';
import type { Plugin } from 'rollup';

/**
 * TypeScript of Lightning web components to the JavaScript that the org compiles: types removed, decorators and class
 * fields kept verbatim, as `tsc` does with `target ESNext` and `experimentalDecorators false`.
 */
export function stripTypes(source: string, fileName: string): string {
  return typescript.transpileModule(source, {
    fileName,
    compilerOptions: {
      target: typescript.ScriptTarget.ESNext,
      module: typescript.ModuleKind.ESNext,
      experimentalDecorators: false,
      useDefineForClassFields: true,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}

export function stripTypesPlugin(): Plugin {
  return {
    name: 'strip-types',
    transform(source, id) {
      const [file = id] = id.split('?'); // the LWC plugin adds `?specifier=`
      return file.endsWith('.ts') ? { code: stripTypes(source, file), map: null } : null;
    },
  };
}
