// Validates an OpenAPI document, and each example in it against its schema. Says what is wrong and ends with 1.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [, , tools, file] = process.argv;
const require = createRequire(tools + '/package.json');
const { Validator } = await import(require.resolve('@seriousme/openapi-schema-validator'));
const { default: Ajv } = await import(require.resolve('ajv/dist/2020.js'));
const { default: addFormats } = await import(require.resolve('ajv-formats'));

const document = JSON.parse(readFileSync(file, 'utf8'));
const faults = [];
const result = await new Validator().validate(structuredClone(document));
if (!result.valid) {
  faults.push(result.errors);
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default ? addFormats.default(ajv) : addFormats(ajv);
ajv.addSchema(document, 'document');
let examples = 0;
const visit = (node, path) => {
  if (node === null || typeof node !== 'object') {
    return;
  }
  if ('schema' in node && 'example' in node) {
    examples++;
    const pointer = path.map(step => '/' + encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))).join('');
    const validate = ajv.compile({ $ref: `document#${pointer}/schema` });
    if (!validate(node.example)) {
      faults.push({ path, errors: validate.errors });
    }
  }
  for (const [name, child] of Object.entries(node)) {
    visit(child, [...path, name]);
  }
};
visit(document.paths, ['paths']);
visit(document.components, ['components']);
const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]*)"/g)].map(match => match[1]);
for (const reference of new Set(references)) {
  const steps = reference.split('/');
  if (steps.reduce((node, step) => node?.[step], document) === undefined) {
    faults.push({ reference });
  }
}
if (faults.length > 0) {
  console.log(JSON.stringify(faults.slice(0, 5), null, 1));
  process.exit(1);
}
console.log(`${examples} examples`);
