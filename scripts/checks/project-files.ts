import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { AnySchema } from 'ajv';
import { projectFolder } from '../suites/process.ts';
import { judged } from './common/check.ts';
import type { Check } from './common/check.ts';
import { requireTool } from './common/tools.ts';

const schemas: Record<string, string> = {
  'sfdx-project.json': '@salesforce/schemas/sfdx-project.schema.json',
  'config/project-scratch-def.json': '@salesforce/schemas/project-scratch-def.schema.json',
};

/** The project file and the scratch-org definition against Salesforce's JSON schemas. */
export const projectFiles: Check = {
  name: 'project',
  title: 'Project files',
  run: () => {
    const findings = Object.entries(schemas).flatMap(([file, schema]) => {
      const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(requireTool<AnySchema>(schema));
      return validate(JSON.parse(readFileSync(join(projectFolder, file), 'utf8')))
        ? []
        : (validate.errors ?? []).map((error) => `${file}: ${error.instancePath} ${error.message ?? ''}`);
    });
    return Promise.resolve(judged(findings, `${Object.keys(schemas).length} files`));
  },
};
