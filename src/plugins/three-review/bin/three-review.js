#!/usr/bin/env node
import('../dist/cli/index.mjs').catch((error) => {
  const unbuilt = error && error.code === 'ERR_MODULE_NOT_FOUND' && String(error.message).includes('dist/cli');
  console.error(unbuilt ? 'three-review is not built: run `npm run build -w strapi-plugin-three-review`.' : error);
  process.exitCode = 2;
});
