/** Names the type that holds a trigger's own members, apart from a class that may have the trigger's name. */
const suffix = '$Trigger';

export function triggerTypeName(trigger: string): string {
  return `${trigger}${suffix}`;
}

/** The trigger that a type, or one within it, belongs to. */
export function triggerNameOf(typeName: string): string {
  return typeName.replace(suffix, '');
}
