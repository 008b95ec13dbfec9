// Makes the calls that it is told with @grpc/grpc-js, by the contracts that the gateway gave; writes what came as JSON.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const need = createRequire(settings.modules + '/');
const grpc = need('@grpc/grpc-js');
const loader = need('@grpc/proto-loader');

const types = loader.loadSync(
  [settings.file, 'google/rpc/status.proto', 'google/rpc/error_details.proto'],
  { includeDirs: settings.includes, keepCase: true, longs: String, enums: String, bytes: String });
const Service = types[`${settings.package}.${settings.service}`];
const Client = grpc.makeGenericClientConstructor(Service, settings.service);
const client = new Client(settings.address, grpc.credentials.createSsl(
  readFileSync(settings.authority), readFileSync(settings.key), readFileSync(settings.certificate)));

const refusalOf = (error) => {
  const [details] = error.metadata.get('grpc-status-details-bin');
  if (details === undefined) return { code: error.code, text: error.details };
  const status = types['google.rpc.Status'].deserialize(details);
  const name = 'google.rpc.ErrorInfo';
  const info = (status.details ?? []).find((each) => each.type_url.endsWith('/' + name));
  return { code: error.code, status: status.code, ...types[name].deserialize(Buffer.from(info.value, 'base64')) };
};

const make = ({ method, request, pause }) => new Promise((resolve) => {
  const answers = [];
  let ended = false;
  const end = (error) => {
    if (ended) return;
    ended = true;
    resolve(pause ? { count: answers.length, refusal: error && refusalOf(error) } : { answers, ...(error && { refusal: refusalOf(error) }) });
  };
  if (!Service[method].responseStream) {
    client[method](request, (error, answer) => { if (!error) answers.push(answer); end(error); });
    return;
  }
  const call = client[method](request);
  call.on('data', (answer) => {
    answers.push(pause ? null : answer);
    if (!pause) return;
    if (answers.length === 1) console.log('reading');
    call.pause();
    setTimeout(() => call.resume(), pause);
  });
  call.on('error', end);
  call.on('end', () => setImmediate(end));
});

(async () => {
  const results = [];
  for (const call of settings.calls) results.push(await make(call));
  writeFileSync(process.argv[3], JSON.stringify(results));
  client.close();
})();
