// schema.mjs SCHEMA: reads JSON values, one a line, and writes for each a line: empty when ajv takes the value,
// else what is wrong first.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
const require = createRequire(join(process.env.EG_NODE_MODULES, "x.js"));
const Ajv2020 = require("ajv/dist/2020.js").default;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
const validate = ajv.compile(JSON.parse(readFileSync(process.argv[2], "utf8")));
const lines = readFileSync(0, "utf8").split("\n").filter((line) => line);
for (const line of lines) {
	const ok = validate(JSON.parse(line));
	const first = ok ? null : validate.errors[0];
	console.log(ok ? "" : `${first.instancePath || "/"}: ${first.message}`);
}
