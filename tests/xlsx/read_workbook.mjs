// read_workbook.mjs FILE.xlsx -- what exceljs finds in a workbook, as JSON: sheets with their tables, frozen panes,
// links, validations, conditional formats, number formats, defined names and properties. EG_NODE_MODULES names the folder of the packages.
import { createRequire } from "node:module";
const require = createRequire(process.env.EG_NODE_MODULES + "/x.js");
const ExcelJS = require("exceljs");

const book = new ExcelJS.Workbook();
await book.xlsx.readFile(process.argv[2]);

function links(ws) {
  let n = 0;
  ws.eachRow((row) => row.eachCell((cell) => { if (cell.type === ExcelJS.ValueType.Hyperlink) n++; }));
  return n;
}

function formulas(ws) {
  const found = [];
  ws.eachRow((row) => row.eachCell((cell) => { if (cell.type === ExcelJS.ValueType.Formula) found.push(cell.address); }));
  return found;
}

function formats(ws) {
  const found = {};
  ws.eachRow((row, r) => { if (r > 5) row.eachCell((cell) => {
    if (cell.type === ExcelJS.ValueType.Number || cell.type === ExcelJS.ValueType.Date)
      found[cell.numFmt ?? "General"] = (found[cell.numFmt ?? "General"] ?? 0) + 1;
  }); });
  return found;
}

const sheets = book.worksheets.map((ws) => ({
  name: ws.name,
  state: ws.state,
  tables: Object.values(ws.tables).map((t) => ({ name: t.table.name, ref: t.table.tableRef, columns: t.table.columns.map((c) => c.name) })),
  frozen: ws.views[0]?.ySplit ?? 0,
  rightToLeft: ws.views[0]?.rightToLeft ?? false,
  links: links(ws),
  formulas: formulas(ws),
  validations: Object.keys(ws.dataValidations?.model ?? {}).length,
  formats: formats(ws),
  rules: ws.conditionalFormattings.length,
  a1: ws.getCell("A1").text,
}));
const names = Object.fromEntries(book.definedNames.model.map((d) => [d.name, d.ranges]));
console.log(JSON.stringify({ title: book.title, company: book.company, creator: book.creator, keywords: book.keywords,
  created: book.created, names, sheets }));
