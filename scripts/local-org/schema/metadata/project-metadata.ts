/** A project's metadata other than objects (Metadata API Developer Guide, one section per type). */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ProjectMetadata } from '../../contracts/schema.ts';
import type { OwnNames } from './own-names.ts';
import { externalCredentials, namedCredentials } from './credentials.ts';
import { customMetadataRecords } from './custom-metadata.ts';
import { flows } from './flows.ts';
import { permissionSets } from './permission-sets.ts';
import { tabName } from './own-names.ts';
import type { SourceFiles } from './source-files.ts';
import { flag, list, readXml, text, texts } from './xml.ts';
import type { XmlElement } from './xml.ts';

export function readMetadata(files: SourceFiles, names: OwnNames): ProjectMetadata {
  const { qualified } = names;
  const labels = files.ofType('labels').flatMap((file) =>
    list(readXml(file.path), 'labels').map((label) => ({
      name: qualified(text(label, 'fullName') ?? ''),
      value: text(label, 'value') ?? '',
      isProtected: flag(label, 'protected'),
    })),
  );
  return {
    permissionSets: permissionSets(files, names),
    permissionSetGroups: each(files, 'permissionsetgroup', (name, xml) => ({
      name: qualified(name),
      label: text(xml, 'label') ?? name,
      permissionSets: texts(xml, 'permissionSets').map(qualified),
    })),
    customPermissions: each(files, 'customPermission', (name, xml) => ({ name: qualified(name), label: text(xml, 'label') ?? name })),
    labels: new Map(labels.map((label) => [label.name, label.value])),
    protectedLabels: new Set(labels.flatMap(({ name, isProtected }) => (isProtected ? [name] : []))),
    customMetadataRecords: customMetadataRecords(files, names),
    namedCredentials: namedCredentials(files, names),
    externalCredentials: externalCredentials(files, names),
    remoteSites: [...each(files, 'remoteSite', remoteSite), ...each(files, 'cspTrustedSite', remoteSite)],
    applications: each(files, 'app', (name, xml) => ({
      name: qualified(name),
      label: text(xml, 'label') ?? name,
      description: text(xml, 'description') ?? '',
      tabs: texts(xml, 'tabs').map((tab) => tabName(tab, names)),
      utilityBar: text(xml, 'utilityBar'),
    })),
    tabs: each(files, 'tab', (name, xml) => ({
      name: tabName(name, names),
      label: text(xml, 'label') ?? name,
      icon: text(xml, 'icon') ?? text(xml, 'motif'),
      content: tabContent(name, xml, names),
    })),
    flexiPages: each(files, 'flexipage', (name, xml, raw) => ({
      name: qualified(name),
      label: text(xml, 'masterLabel') ?? name,
      type: text(xml, 'type') ?? '',
      objectName: objectOf(xml, names),
      xml: raw(),
    })),
    staticResources: new Map(files.ofType('resource').map((file) => [qualified(file.name), staticResource(file.path, file.name)])),
    notificationTypes: each(files, 'notiftype', (name, xml) => ({ name: qualified(name), label: text(xml, 'masterLabel') ?? name })),
    flows: flows(files, names),
    cachePartitions: each(files, 'cachePartition', (name, xml) => ({ name: qualified(name), isDefault: flag(xml, 'isDefaultPartition') })),
  };
}

function each<T>(files: SourceFiles, suffix: string, build: (name: string, xml: XmlElement, raw: () => string) => T): readonly T[] {
  return files.ofType(suffix).map((file) => build(file.name, readXml(file.path), () => readFileSync(file.path, 'utf8')));
}

function remoteSite(name: string, xml: XmlElement) {
  return { name, url: text(xml, 'url') ?? text(xml, 'endpointUrl') ?? '', isActive: flag(xml, 'isActive', true) };
}

type TabContent = ProjectMetadata['tabs'][number]['content'];

function tabContent(name: string, xml: XmlElement, names: OwnNames): TabContent {
  const component = text(xml, 'lwcComponent');
  if (component !== null) return { kind: 'lwc', name: component };
  const page = text(xml, 'flexiPage');
  return page === null ? { kind: 'object', name: names.canonical(name) } : { kind: 'flexipage', name: page };
}

function objectOf(xml: XmlElement, names: OwnNames): string | null {
  const objectName = text(xml, 'sobjectType');
  return objectName === null ? null : names.canonical(objectName);
}

/** The content lies beside `X.resource-meta.xml` under any extension (source format), or is `X.resource` (metadata format). */
function staticResource(metaFile: string, name: string): { readonly file: string; readonly contentType: string } {
  const folder = dirname(metaFile);
  const isMeta = metaFile.endsWith('-meta.xml');
  const meta = isMeta ? metaFile : `${metaFile}-meta.xml`;
  const contentType = existsSync(meta) ? (text(readXml(meta), 'contentType') ?? 'application/octet-stream') : 'application/octet-stream';
  const candidates = readdirSync(folder).filter(
    (entry) => (entry === name || entry.startsWith(`${name}.`)) && !entry.endsWith('-meta.xml'),
  );
  const content = candidates[0];
  return { file: content === undefined ? metaFile : join(folder, basename(content)), contentType };
}
