/** Emits function bodies: temporaries, the count of frames at the entry, and the sharing that called code may take over. */
import type { LocalVariable } from '../../../contracts/bound-tree.ts';
import type { MethodContext } from '../context/method-context.ts';
import { frameLabel, mark } from '../context/marks.ts';
import type { Span } from '../../../contracts/symbols.ts';

export function parameterList(parameters: readonly LocalVariable[]): string {
  return parameters.map((parameter) => parameter.identifier).join(',');
}

/**
 * A class that states its sharing hands it on to the classes it calls that do not.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
function withSharing(code: string, context: MethodContext): string {
  const { sharing } = context.owner.defaults;
  if (!context.callsOut || !context.module.options.tracksSharing || (sharing !== 'with' && sharing !== 'without')) return code;
  const tracked = context.helper('sharing');
  return `const $before=${tracked}.current;${tracked}.current=${sharing === 'with' ? 1 : 2};try{${code}}finally{${tracked}.current=$before;}`;
}

/**
 * `{...}` with the frame's label for stack traces; `code` was emitted in `context`, and `before` belongs to no frame.
 * Frames are counted: the platform stops at 1,001 of them, long before JavaScript's own stack ends.
 */
export function functionBody(label: string, span: Span, code: string, context: MethodContext, before = ''): string {
  const { enter, leave } = namespaceSwitch(context);
  return `{${before}${frameLabel(label)}${mark(span)}${context.helper('enter')}();${enter}try{${context.declarations()}${withSharing(code, context)}}finally{${leave}${context.helper('stack')}.depth--;}}`;
}

/** Names that code gives the platform as text mean what they mean in its namespace. */
function namespaceSwitch(context: MethodContext): { readonly enter: string; readonly leave: string } {
  const { namespace } = context.module.options;
  if (namespace === null) return { enter: '', leave: '' };
  const running = context.helper('runningCode');
  return {
    enter: `const $from=${running}.namespace;${running}.namespace=${JSON.stringify(namespace)};`,
    leave: `${running}.namespace=$from;`,
  };
}
