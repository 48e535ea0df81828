/** Implements getObjectInfo and getPicklistValues over describes. */
import type { WireAdapter, WireDataCallback } from 'lwc';
import { describeObject } from 'shell/describe';
import type { ObjectDescribe } from 'shell/describe';

type ObjectReference = string | { readonly objectApiName: string };
const nameOf = (object: ObjectReference) => (typeof object === 'string' ? object : object.objectApiName);

/**
 * The User Interface API supports all custom objects and many standard ones. Which is a list in its guide ("Supported Objects");
 * what is certainly not in it is refused here: histories, shares, feeds and events that go with an object.
 */
function isSupported(objectName: string): boolean {
  return !/(History|Share|Feed|ChangeEvent)$/.test(objectName);
}

/** A wire adapter that answers from the object's describe. */
function describeAdapter<Config extends { objectApiName?: ObjectReference | undefined }>(
  select: (describe: ObjectDescribe, config: Config) => unknown,
) {
  function answerOf(describe: ObjectDescribe, config: Config): { data: unknown; error: unknown } {
    return isSupported(describe.name)
      ? { data: select(describe, config), error: undefined }
      : { data: undefined, error: { body: { errorCode: 'INVALID_TYPE', message: `Object ${describe.name} is not supported in UI API` } } };
  }

  return class implements WireAdapter {
    private readonly emit: WireDataCallback;

    constructor(emit: WireDataCallback) {
      this.emit = emit;
      emit({ data: undefined, error: undefined });
    }

    connect(): void {
      // Answers on update.
    }

    disconnect(): void {
      // Holds nothing.
    }

    update(config: Config): void {
      const object = config.objectApiName;
      if (object === undefined) return;
      describeObject(nameOf(object)).then(
        (describe) => this.emit(answerOf(describe, config)),
        (error: unknown) => this.emit({ data: undefined, error: { body: { message: (error as Error).message } } }),
      );
    }
  };
}

export const getObjectInfo = describeAdapter((describe) => ({
  apiName: describe.name,
  label: describe.label,
  labelPlural: describe.labelPlural,
  createable: describe.createable,
  updateable: describe.updateable,
  deletable: describe.deletable,
  fields: Object.fromEntries(
    describe.fields.map((field) => [field.name, { ...field, apiName: field.name, dataType: field.type, required: !field.nillable }]),
  ),
}));

export const getPicklistValues = describeAdapter<{
  objectApiName?: ObjectReference;
  fieldApiName?: string | { readonly objectApiName: string; readonly fieldApiName: string };
}>((describe, { fieldApiName }) => {
  const name = typeof fieldApiName === 'string' ? fieldApiName.split('.').pop() : fieldApiName?.fieldApiName;
  const field = describe.fields.find((candidate) => candidate.name === name);
  return {
    values: (field?.picklistValues ?? [])
      .filter(({ active }) => active)
      .map(({ label, value }) => ({ label, value, attributes: null, validFor: [] })),
  };
});
