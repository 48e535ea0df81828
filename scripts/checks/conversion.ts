import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder, reportsFolder } from '../suites/process.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';
import { filesIn } from './common/files.ts';
import { requireTool } from './common/tools.ts';

/** The part of @salesforce/source-deploy-retrieve that is used here. */
interface SourceDeployRetrieve {
  ComponentSet: { fromSource(options: { fsPaths: string[] }): ComponentSet };
  ForceIgnore: { findAndCreate(path: string): { accepts(path: string): boolean } };
  MetadataConverter: new () => {
    convert(components: ComponentSet, format: 'metadata', output: object): Promise<{ packagePath?: string }>;
  };
}

interface ComponentSet extends Iterable<unknown> {
  size: number;
  sourceApiVersion: string;
  getSourceComponents(): Iterable<SourceComponent>;
}

interface SourceComponent {
  xml?: string;
  walkContent(): string[];
  getChildren(): SourceComponent[];
}

/** Converts the project to what `sf project deploy` sends, in reports/package, and names the files left behind. */
export const conversion: Check = {
  name: 'conversion',
  title: 'Deployable package',
  run: async () => {
    const library = requireTool<SourceDeployRetrieve>('@salesforce/source-deploy-retrieve');
    const source = join(projectFolder, 'force-app');
    const components = library.ComponentSet.fromSource({ fsPaths: [source] });
    components.sourceApiVersion = '67.0';
    const outputDirectory = join(reportsFolder, 'package');
    rmSync(outputDirectory, { recursive: true, force: true });
    await new library.MetadataConverter().convert(components, 'metadata', {
      type: 'directory',
      outputDirectory,
      genUniqueDir: false,
    });
    // The library passes over a file that belongs to no component in silence: a class without its meta file, say.
    const converted = new Set([...components.getSourceComponents()].flatMap(pathsOf));
    const ignore = library.ForceIgnore.findAndCreate(source);
    const left = filesIn('force-app', (path) => {
      const absolute = join(projectFolder, path);
      return ignore.accepts(absolute) && !converted.has(absolute);
    });
    const findings = left.map(({ path }) => `${path}: belongs to no component, so it would not be deployed`);
    return judged(findings, `${components.size} components in ${relative(projectFolder, outputDirectory)}`);
  },
};

function pathsOf(component: SourceComponent): string[] {
  const own = [...component.walkContent(), ...(component.xml ? [component.xml] : [])];
  return [...own, ...component.getChildren().flatMap(pathsOf)];
}
