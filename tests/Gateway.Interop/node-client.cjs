// Calls the resident's own service with @grpc/grpc-js, by the contracts that the gateway gave; prints what came as JSON.
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const [, , settingsFile] = process.argv;
const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
const need = createRequire(settings.modules + '/');
const grpc = need('@grpc/grpc-js');
const loader = need('@grpc/proto-loader');

const types = loader.loadSync('shared/gongan/v1/resident.proto', { includeDirs: [settings.contracts], keepCase: true, longs: String, enums: String, defaults: true, oneofs: true });
const Service = grpc.loadPackageDefinition(types).shared.gongan.v1.ResidentService;
const client = new Service(settings.address, grpc.credentials.createSsl(
  readFileSync(settings.authority), readFileSync(settings.key), readFileSync(settings.certificate)));

const unary = (method, request) => new Promise((resolve) => client[method](request, (error, response) => resolve({ error, response })));
const stream = (request) => new Promise((resolve) => {
  const answers = [];
  const call = client.LookupMany(request);
  call.on('data', (answer) => answers.push(answer));
  call.on('error', (error) => resolve({ error, answers }));
  call.on('end', () => resolve({ answers }));
});

(async () => {
  const key = { citizen_number: settings.key_value };
  const fields = { paths: ['name', 'birth_date'] };
  const context = settings.context;
  const lookup = await unary('Lookup', { key, fields, context });
  const verify = await unary('Verify', { key, claims: { name: '张三丰' }, context });
  const keys = Array.from({ length: 300 }, (_, i) => (i === 150 ? { citizen_number: 'wrong' } : key));
  const many = await stream({ keys, fields, context });
  const refused = await unary('Lookup', { key, fields, context: { ...context, scenario: 'curiosity' } });
  console.log(JSON.stringify({
    failure: String((lookup.error ?? verify.error ?? many.error)?.message ?? ''),
    name: lookup.response?.records[0].name,
    year: lookup.response?.records[0].birth_date.year,
    receipt: lookup.response?.receipt.leaf_hash.length,
    verdict: verify.response?.verdicts.name,
    order: many.answers.every((answer, i) => answer.index === i) ? many.answers.length : -1,
    fault: many.answers[150]?.fault.reason,
    others: many.answers.filter((answer) => answer.outcome === 'LOOKUP_OUTCOME_FOUND').length,
    status: refused.error?.code,
    reason: refused.error?.metadata.get('grpc-status-details-bin')[0].toString('latin1').match(/PURPOSE_NOT_AGREED/)?.[0],
  }));
  client.close();
})();
