import { report, seconds } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

const from = performance.now();
try {
  await setup({ admin: !process.argv.includes('--no-admin') });
  console.log(`✓ 就绪 Ready (${seconds(from)})`);
} catch (error) {
  report(error);
  process.exitCode = 1;
}
