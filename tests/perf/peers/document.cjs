// document.cjs FOLDER FONTS OUT.pdf -- document.typ as PDF/UA-1 by Typst's compiler for node, found below EG_NODE_MODULES.
const fs = require("fs");
const { NodeCompiler } = require(process.env.EG_NODE_MODULES + "/@myriaddreamin/typst-ts-node-compiler");
const [folder, fonts, out] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
const done = compiler.compile({ mainFilePath: folder + "/document.typ" });
if (done.hasError()) {
  done.printErrors();
  process.exit(1);
}
fs.writeFileSync(out, compiler.pdf(done.result, { pdfStandard: "ua-1" }));
