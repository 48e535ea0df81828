/** Flows as their definitions describe them (Metadata API Developer Guide, "Flow"): the local org knows of them but runs none. */
import type { FlowMetadata } from '../../contracts/schema.ts';
import type { OwnNames } from './own-names.ts';
import type { SourceFiles } from './source-files.ts';
import { child, readXml, text } from './xml.ts';

export function flows(files: SourceFiles, names: OwnNames): readonly FlowMetadata[] {
  return files.ofType('flow').map(({ name, path }) => {
    const xml = readXml(path);
    const start = child(xml, 'start') ?? {};
    const object = text(start, 'object');
    const order = text(xml, 'triggerOrder');
    return {
      name,
      label: text(xml, 'label') ?? name,
      description: text(xml, 'description'),
      processType: text(xml, 'processType') ?? 'Flow',
      isActive: text(xml, 'status') === 'Active',
      apiVersion: text(xml, 'apiVersion'),
      triggerObject: object === null ? null : names.canonical(object),
      triggerType: text(start, 'triggerType'),
      recordTriggerType: text(start, 'recordTriggerType'),
      triggerOrder: order === null ? null : Number(order),
    };
  });
}
