/** The metadata of an installed package and of the org around it as one. */
import type { ProjectMetadata } from '../../contracts/schema.ts';

/** The metadata of a package and of the org that it is installed in. */
export function joinMetadata(parts: readonly ProjectMetadata[]): ProjectMetadata {
  const [first, ...others] = parts;
  if (first === undefined) throw new Error('There is no project to read metadata from');
  return others.reduce<ProjectMetadata>(
    (joined, other) => ({
      permissionSets: [...joined.permissionSets, ...other.permissionSets],
      permissionSetGroups: [...joined.permissionSetGroups, ...other.permissionSetGroups],
      customPermissions: [...joined.customPermissions, ...other.customPermissions],
      labels: new Map([...joined.labels, ...other.labels]),
      protectedLabels: new Set([...joined.protectedLabels, ...other.protectedLabels]),
      customMetadataRecords: [...joined.customMetadataRecords, ...other.customMetadataRecords],
      namedCredentials: [...joined.namedCredentials, ...other.namedCredentials],
      externalCredentials: [...joined.externalCredentials, ...other.externalCredentials],
      remoteSites: [...joined.remoteSites, ...other.remoteSites],
      applications: [...joined.applications, ...other.applications],
      tabs: [...joined.tabs, ...other.tabs],
      flexiPages: [...joined.flexiPages, ...other.flexiPages],
      staticResources: new Map([...joined.staticResources, ...other.staticResources]),
      notificationTypes: [...joined.notificationTypes, ...other.notificationTypes],
      cachePartitions: [...joined.cachePartitions, ...other.cachePartitions],
      flows: [...(joined.flows ?? []), ...(other.flows ?? [])],
    }),
    first,
  );
}
