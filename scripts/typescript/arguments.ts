/** What Node is started with to run a module in TypeScript. */
export const typeScriptArguments: readonly string[] = ['--import', new URL('./register.mjs', import.meta.url).href];
