/** `npm run contract`: whether a destination does what docs/destination-contract asks of it. */
import { reasonOf } from './client.ts';
import { OptionsError, optionsFrom, usage } from './options.ts';
import { reportOf } from './report.ts';
import { runContract } from './run.ts';

/** 0 where every rule passed that was asked, 1 where one failed, 2 where nothing could be asked. */
async function main(parameters: readonly string[]): Promise<number> {
  try {
    const options = optionsFrom(parameters);
    if (options === null) {
      console.log(usage);
      return 0;
    }
    const results = await runContract(options);
    console.log(reportOf(results, options.destination));
    return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
  } catch (error) {
    if (error instanceof OptionsError) {
      console.error(`${error.message}\n\n${usage}`);
      return 2;
    }
    console.error(`The destination does not answer: ${reasonOf(error)}.`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
