// structure.mjs FILE.pdf [text] -- the roles of the structure tree as pdf.js reads it, indented, all pages joined; with
// `text` what each element says, too, in quotes among its kids.
//
// pdf.js gives one tree for each page, without saying which elements of two pages are the same, and
// leaves out elements that have no content. So its worker is loaded from a copy that also hands out
// the object numbers of elements and the kids that a page does not show. An element whose content no
// page leads back to (through the ParentTree) is marked "(lost)".
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = process.env.EG_NODE_MODULES ?? 'node_modules';
const build = resolve(modules, 'pdfjs-dist', 'legacy', 'build');

// What pdf.js 4.10.38 does when it writes out one element of a page's tree.
const PLACE = 'obj.role = node.role;';
const ADDED = `
obj.key = node.dict.objId;
const unseen = dict => {
	const kids = [dict.get("K")].flat().map(k => node.dict.xref.fetchIfRef(k)).filter(k => k instanceof Dict);
	return {
		key: dict.objId,
		role: dict.get("S").name,
		content: [dict.get("K")].flat().some(k => Number.isInteger(k)) || kids.some(k => !k.has("S")),
		all: kids.filter(k => k.has("S")).map(unseen),
	};
};
obj.all = node.kids.filter(k => k.type === StructElementType.ELEMENT)
	.map(k => k.parentNode ? { key: k.dict.objId } : unseen(k.dict));
`;

async function loadLibrary(folder) {
	const worker = readFileSync(join(build, 'pdf.worker.mjs'), 'utf8');
	if (worker.split(PLACE).length !== 2)
		throw new Error('this version of pdf.js writes its tree in another way');
	const path = join(folder, 'worker.mjs');
	writeFileSync(path, worker.replace(PLACE, PLACE + ADDED));
	const log = console.log;
	console.log = () => {}; // it misses a canvas, which is not needed here
	const library = await import(pathToFileURL(join(build, 'pdf.mjs')));
	console.log = log;
	library.GlobalWorkerOptions.workerSrc = pathToFileURL(path).href;
	return library;
}

// key -> { role, kids: keys in order, seen, content, said: keys and texts in order, over all pages }
const elements = new Map();

function note(key, role, kids) {
	if (!elements.has(key))
		elements.set(key, { role, kids, seen: false, content: false, said: [] });
	return elements.get(key);
}

function addUnseen(node) {
	note(node.key, node.role, node.all.map(k => k.key)).content ||= node.content;
	node.all.forEach(addUnseen);
}

function addSeen(node) {
	note(node.key, node.role, node.all.map(k => k.key)).seen = true;
	node.all.filter(k => k.role).forEach(addUnseen);
	node.children.filter(c => c.role).forEach(addSeen);
}

// The words of each piece of marked content of a page, by the name that its structure tree has for it.
async function wordsOf(page) {
	const words = new Map();
	const open = [];
	for (const item of (await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })).items) {
		if (item.type === 'endMarkedContent')
			open.pop();
		else if (item.type)
			open.push(item.id ?? open.at(-1));
		else if (open.at(-1))
			words.set(open.at(-1), (words.get(open.at(-1)) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
	}
	return words;
}

function addSaid(node, words) {
	const said = elements.get(node.key).said;
	for (const child of node.children) {
		if (child.type === 'content')
			said.push({ text: words.get(child.id) ?? '' });
		else if (child.role && !said.some(s => s.key === child.key))
			said.push({ key: child.key });
		if (child.role)
			addSaid(child, words);
	}
}

function printSaid(key, depth, lines) {
	lines.push('  '.repeat(depth) + elements.get(key).role);
	for (const s of elements.get(key).said)
		if (s.key)
			printSaid(s.key, depth + 1, lines);
		else if (s.text.trim())
			lines.push('  '.repeat(depth + 1) + JSON.stringify(s.text));
}

function print(key, depth, lines) {
	const e = elements.get(key);
	lines.push('  '.repeat(depth) + e.role + (e.content && !e.seen ? ' (lost)' : ''));
	e.kids.forEach(k => print(k, depth + 1, lines));
}

async function main(file, wantsText) {
	const folder = mkdtempSync(join(tmpdir(), 'structure-'));
	try {
		const library = await loadLibrary(folder);
		const data = new Uint8Array(readFileSync(file));
		const task = library.getDocument({ data, verbosity: 0 });
		const pdf = await task.promise;
		const roots = new Set();
		for (let i = 1; i <= pdf.numPages; i++) {
			const page = await pdf.getPage(i);
			const tree = await page.getStructTree();
			const words = wantsText ? await wordsOf(page) : null;
			for (const child of tree?.children ?? []) {
				roots.add(child.key);
				addSeen(child);
				if (words)
					addSaid(child, words);
			}
			page.cleanup();
		}
		const lines = [];
		roots.forEach(key => (wantsText ? printSaid : print)(key, 0, lines));
		console.log(lines.join('\n'));
		await task.destroy();
	} finally {
		rmSync(folder, { recursive: true });
	}
}

await main(process.argv[2], process.argv[3] === 'text');
