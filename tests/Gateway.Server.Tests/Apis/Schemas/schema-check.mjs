// Says of each line of a file, a schema and bodies, which bodies another validator takes: 1 or 0 for each, a line for each schema.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , tools, file] = process.argv;
const require = createRequire(tools + '/package.json');
const { default: Ajv } = await import(require.resolve('ajv/dist/2020.js'));

const ajv = new Ajv({ strict: false, validateFormats: false, ownProperties: true });

// What it notes for unevaluatedProperties, which is not checked here, is at times code that cannot run.
ajv.opts.unevaluated = false;
for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) {
  const { schema, bodies } = JSON.parse(line);
  const validate = ajv.compile(schema);
  console.log(bodies.map(body => (validate(body) ? '1' : '0')).join(''));
}
