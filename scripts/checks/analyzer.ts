import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { freshReport, projectFolder } from '../suites/process.ts';
import { demandJava, requireTool } from './common/tools.ts';
import { judged } from './common/check.ts';
import type { Check, CheckResult } from './common/check.ts';

/** The part of @salesforce/code-analyzer-core that is used here. */
interface Core {
  CodeAnalyzer: new (configuration: unknown) => Analyzer;
  CodeAnalyzerConfig: { fromObject(values: object): unknown };
  EventType: { LogEvent: string };
  OutputFormat: { SARIF: unknown };
}

interface Analyzer {
  onEvent(type: string, listener: (event: { logLevel: number; message: string }) => void): void;
  addEnginePlugin(plugin: unknown): Promise<void>;
  createWorkspace(paths: string[], targets?: string[]): Promise<unknown>;
  selectRules(selectors: string[], options: { workspace: unknown }): Promise<{ getCount(): number }>;
  run(rules: unknown, options: { workspace: unknown }): Promise<Results>;
}

interface Results {
  getViolations(): Violation[];
  toFormattedOutput(format: unknown): string;
}

interface Violation {
  getRule(): { getSeverityLevel(): number; getEngineName(): string; getName(): string };
  getPrimaryLocation(): { getFile(): string | undefined; getStartLine(): number | undefined };
  getMessage(): string;
}

const engines = ['pmd', 'eslint', 'regex', 'retirejs'];
const selectors = ['AppExchange', 'Security', 'Recommended'];
const errorLevel = 1;

/** Rules that are not followed, each with its reason. */
const notFollowed = {
  pmd: {
    // Wants @param and @return on everything public. Here a sentence stands where a name does not say enough.
    ApexDoc: { disabled: true },
    // Tests of pure functions touch no record, so who runs them makes no difference.
    ApexUnitTestClassShouldHaveRunAs: { disabled: true },
  },
  eslint: {
    // The overview polls while a sync runs; its timer is cleared when it goes.
    '@lwc/lwc/no-async-operation': { disabled: true },
  },
};

/** Salesforce Code Analyzer's engines through its core, since the CLI plugin needs the whole CLI. */
export const analyzer: Check = {
  name: 'analyzer',
  title: `Code Analyzer (${selectors.join(', ')})`,
  run: async () => {
    const refusal = await demandJava();
    return refusal === null ? analyze() : { outcome: 'notRun', reason: refusal };
  },
};

async function analyze(): Promise<CheckResult> {
  const core = requireTool<Core>('@salesforce/code-analyzer-core');
  const configuration = {
    config_root: projectFolder,
    log_folder: mkdtempSync(join(tmpdir(), 'syncline-analyzer-')),
    engines: { pmd: { java_command: 'java' } },
    rules: notFollowed,
  };
  const codeAnalyzer = new core.CodeAnalyzer(core.CodeAnalyzerConfig.fromObject(configuration));
  const findings: string[] = [];
  codeAnalyzer.onEvent(core.EventType.LogEvent, ({ logLevel, message }) => {
    if (logLevel <= errorLevel) {
      findings.push(message);
    }
  });
  for (const engine of engines) {
    const plugin = requireTool<{ createEnginePlugin(): unknown }>(`@salesforce/code-analyzer-${engine}-engine`);
    await codeAnalyzer.addEnginePlugin(plugin.createEnginePlugin());
  }
  const workspace = await codeAnalyzer.createWorkspace([join(projectFolder, 'force-app', 'main')]);
  const rules = await codeAnalyzer.selectRules(selectors, { workspace });
  const results = await codeAnalyzer.run(rules, { workspace });
  writeFileSync(await freshReport('code-analyzer.sarif'), results.toFormattedOutput(core.OutputFormat.SARIF));
  findings.push(...results.getViolations().map(described));
  return judged(findings, `${rules.getCount()} rules, no violation`);
}

function described(violation: Violation): string {
  const rule = violation.getRule();
  const at = violation.getPrimaryLocation();
  const message = violation.getMessage().split('\n')[0] ?? '';
  const file = relative(projectFolder, at.getFile() ?? projectFolder);
  return `${file}:${at.getStartLine() ?? 1}: ${message} (${rule.getEngineName()}:${rule.getName()})`;
}
