/** The Apex compiler's front half: sources -> bound, typed tree. The emitter turns the tree into JavaScript. */
export { compileProject } from './binder/project.ts';
export type { ApexFile, CompiledApex, ProjectInput } from './binder/project.ts';
export { ANONYMOUS_FILE, bindAnonymous } from './binder/anonymous.ts';
export type { PlatformSource } from './symbols/platform-library.ts';
export type { PlatformSignatures } from './symbols/platform-data.ts';
export { platformAlias } from './symbols/method-keys.ts';
export { printExpression, printStatement, printType } from './binder/print.ts';
