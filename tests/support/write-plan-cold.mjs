// One cold process of the built Word writer alone: node write-plan-cold.mjs OUT-HOSTS PLAN HOUSE-STYLE OUT
import { readFileSync, writeFileSync } from 'node:fs';
import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

const [hosts, planFile, houseStyleFile, out] = process.argv.slice(2);
enableCompileCache(join(hosts, '../../node_modules/.cache/compiled'));
const houseStyle = { ...JSON.parse(readFileSync(houseStyleFile, 'utf8')), stylesXml: null };
const worker = new Worker(join(hosts, 'word-worker.js'), {
  workerData: { houseStyle, compileCache: dirname(getCompileCacheDir()) },
  resourceLimits: { maxYoungGenerationSizeMb: 96 },
});
worker.on('message', (answer) => {
  if (!answer.ok) throw new Error(answer.detail);
  writeFileSync(out, answer.bytes);
  process.exit(0);
});
worker.postMessage({ id: 1, plan: JSON.parse(readFileSync(planFile, 'utf8')) });
