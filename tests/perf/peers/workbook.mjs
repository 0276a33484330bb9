// workbook.mjs exceljs|sheetjs FOLDER OUT.xlsx -- the workbook of workbook.c by a library of JavaScript, found below
// EG_NODE_MODULES.
import fs from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(process.env.EG_NODE_MODULES + "/x.js");
const [how, folder, out] = process.argv.slice(2);

function sheets() {
  return ["partners", "activities"].map((name) => {
    const lines = fs.readFileSync(`${folder}/${name}.tsv`, "utf8").split("\n").filter((l) => l);
    const heads = lines.shift().split("\t").map((h) => h.split("*"));
    return { name, heads: heads.map((h) => h[0]), kinds: heads.map((h) => (h[1] ?? "")[0]), rows: lines.map((l) => l.split("\t")) };
  });
}

async function byExceljs() {
  const book = new (require("exceljs").Workbook)();
  for (const { name, heads, kinds, rows } of sheets()) {
    const ws = book.addWorksheet(name, { views: [{ state: "frozen", xSplit: 2, ySplit: 1 }] });
    ws.columns = heads.map((header, c) => ({ header, width: 24, style: kinds[c] ? { numFmt: kinds[c] === "d" ? "yyyy-mm-dd" : "#,##0" } : {} }));
    ws.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: heads.length } };
    for (const row of rows) ws.addRow(row.map((v, c) => (v === "" ? null : kinds[c] === "d" ? new Date(v) : kinds[c] === "n" ? Number(v) : v)));
  }
  await book.xlsx.writeFile(out);
}

function bySheetjs() {
  const X = require("xlsx"), book = X.utils.book_new();
  for (const { name, heads, kinds, rows } of sheets()) {
    const cells = rows.map((row) => row.map((v, c) => (v === "" ? null : kinds[c] === "d" ? { t: "n", v: new Date(v).getTime() / 864e5 + 25569, z: "yyyy-mm-dd" } : kinds[c] === "n" ? Number(v) : v)));
    X.utils.book_append_sheet(book, X.utils.aoa_to_sheet([heads, ...cells]), name);
  }
  X.writeFile(book, out, { compression: true });
}

if (how === "exceljs") await byExceljs();
else bySheetjs();
