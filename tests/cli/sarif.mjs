// sarif.mjs FILE...: validates SARIF logs against the schema of SARIF 2.1.0; says what is wrong with each, exit 1.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
const modules = process.env.EG_NODE_MODULES;
const require = createRequire(join(modules, "x.js"));
const Ajv = require("ajv").default;
const schema = JSON.parse(readFileSync(join(modules, "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
delete schema.$schema; // draft 4, of which it uses nothing that later drafts read otherwise
delete schema.id;
const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, formats: { uri: /^[a-z][a-z0-9+.-]*:/i, "uri-reference": /^[\x21-\x7e]*$/, "date-time": true } });
const validate = ajv.compile(schema);
let bad = 0;
for (const file of process.argv.slice(2)) {
	if (validate(JSON.parse(readFileSync(file, "utf8")))) continue;
	bad = 1;
	for (const e of validate.errors) console.log(`${file}: ${e.instancePath}: ${e.message}`);
}
process.exit(bad);
