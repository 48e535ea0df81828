/** The served local org: an org over a state folder, its APIs and its shell on one port. */
import type { Switch } from './contracts/switches.ts';
import type { LocalOrg, StartOrgOptions } from './index.ts';
import { startOrg } from './index.ts';
import { cacheFolder } from './runtime/cache-folder.ts';
import { readProjectFiles } from './runtime/sources.ts';
import { loadSchema } from './schema/index.ts';
import { startServer } from './server/index.ts';
import { buildBundleApart } from './shell/build/bundle-apart.ts';
import { findComponents } from './shell/build/component-files.ts';
import { shellRoutes } from './shell/index.ts';

export interface ServeOptions extends StartOrgOptions {
  readonly port: number;
  /** Shown under the sign-in form. */
  readonly loginHint: string | null;
  /** What runs beside the org and is switched in Setup. */
  readonly switches?: readonly Switch[];
  /** Fills the org before anyone may come in. */
  readonly prepare: (org: LocalOrg, installedNamespace: string | null) => Promise<void>;
}

export interface ServedOrg {
  readonly org: LocalOrg;
  readonly url: string;
  /** Of the package, where the org is one that it is installed in; null: its source is deployed. */
  readonly installedNamespace: string | null;
  close(): Promise<void>;
}

/** Resolves when everything works. The components compile while the org starts and is filled. */
export async function serveOrg(options: ServeOptions): Promise<ServedOrg> {
  const { packageDirectories, namespace } = readProjectFiles(options.projectFolder);
  const isInstalled = options.installed !== undefined;
  const installedNamespace = isInstalled ? namespace : null;
  const { metadata } = loadSchema(packageDirectories, namespace, { isInstalled });
  const bundle = buildBundleApart({
    projectFolder: options.projectFolder,
    components: findComponents(packageDirectories),
    labels: new Set(metadata.labels.keys()),
    installedNamespace,
    cacheFolder: cacheFolder('components'),
  }).then(({ folder }) => folder);
  bundle.catch(() => undefined); // reported below, once the org is up

  const org = await startOrg({ cacheFolder: cacheFolder('compiled'), ...options });
  try {
    await options.prepare(org, installedNamespace);
    await bundle;
    const { loginHint, switches = [] } = options;
    const shell = shellRoutes({ org, bundle, resources: metadata.staticResources, loginHint, switches });
    const server = await startServer({ org, port: options.port, shell, isReady: () => true });
    return {
      org,
      url: server.url,
      installedNamespace,
      async close() {
        await server.close();
        await org.close();
      },
    };
  } catch (error) {
    await org.close();
    throw error;
  }
}
