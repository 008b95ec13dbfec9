// node validate.mjs IN OUT: reads {"schema", "values", "objects"} and writes {"values": [fault…], "objects": [[fault…]…]}: the values against the chart's own schema,
// each object against the schema of its kind as Kubernetes and the operators publish it.
import { readFile, writeFile } from "node:fs/promises";
import Ajv from "ajv";

const packages = {
  "cert-manager.io": "@kubernetes-models/cert-manager",
  "gateway.networking.k8s.io": "@kubernetes-models/gateway-api",
  "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
};

function valueFaults(schema, values) {
  const check = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  if (check(values)) return [];
  return check.errors.map(({ instancePath, message, params }) =>
    `${instancePath.slice(1).replaceAll("/", ".") || "(root)"}: ${message} ${params.additionalProperty ?? ""}`.trim());
}

// The published schemas forbid no unknown key. But what is generated from them asks an object for each key it knows, so what it never
// asked for is unknown: misspelt, or in the wrong place.
function watched(value, path, seen) {
  if (value === null || typeof value !== "object") return value;
  const asked = new Set();
  seen.push({ path, value, asked });
  const children = new Map();
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === "symbol" || !Object.hasOwn(target, key)) return Reflect.get(target, key, receiver);
      asked.add(key);
      if (!children.has(key)) children.set(key, watched(target[key], `${path}.${key}`, seen));
      return children.get(key);
    },
  });
}

function unknownKeys(seen) {
  return seen.filter(({ value }) => !Array.isArray(value)).flatMap(({ path, value, asked }) =>
    Object.keys(value).filter((key) => !asked.has(key)).map((key) => `${path}.${key}: unknown key`));
}

function nulls(value, path) {
  if (value === null) return [`${path}: is null; a template wrote nothing there`];
  return typeof value === "object" ? Object.entries(value).flatMap(([key, item]) => nulls(item, `${path}.${key}`)) : [];
}

async function objectFaults(object) {
  const { apiVersion, kind } = object;
  const group = apiVersion?.includes("/") ? apiVersion.split("/")[0] : "";
  let type;
  try {
    type = (await import(`${packages[group] ?? "kubernetes-models"}/${apiVersion}/${kind}`))[kind];
  } catch (error) {
    return [`${apiVersion} ${kind}: no such kind: ${error.code}`];
  }
  const seen = [];
  const faults = nulls(object, kind);
  try {
    type.prototype.validate.call(watched(object, kind, seen));
  } catch (error) {
    faults.push(`${kind}: ${error.message}`);
  }
  return [...faults, ...unknownKeys(seen)];
}

const [inPath, outPath] = process.argv.slice(2);
const input = JSON.parse(await readFile(inPath, "utf8"));
await writeFile(outPath, JSON.stringify({
  values: input.schema ? valueFaults(input.schema, input.values) : [],
  objects: await Promise.all((input.objects ?? []).map(objectFaults)),
}));
