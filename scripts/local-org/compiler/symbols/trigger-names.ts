/** The type that holds a trigger's own members: a class may have the trigger's name, and both are loaded by theirs. */
const suffix = '$Trigger';

export function triggerTypeName(trigger: string): string {
  return `${trigger}${suffix}`;
}

/** Of a type of a trigger, and of its inner ones. */
export function triggerNameOf(typeName: string): string {
  return typeName.replace(suffix, '');
}
