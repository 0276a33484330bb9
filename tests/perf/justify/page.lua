-- Measures the lines that LuaTeX breaks and the pages it makes; prints one line of names and numbers.
local GLYPH, GLUE, HLIST = node.id("glyph"), node.id("glue"), node.id("hlist")
local ID, AT, OF = 901, 902, 903 -- attributes of a line: paragraph, place in it, lines of it
local SPACE = { [13] = true, [14] = true } -- subtypes of glue: spaceskip, xspaceskip
local t = { pages = 0, lines = 0, stretch = 0, worst = 0, expand = 0, hyphens = 0, pairs = 0, widows = 0,
	orphans = 0, overfull = 0, lonely = 0 }
local paragraphs = 0

local function stretch_of(line)
	local natural, may, expand, letters = 0, 0, 0, 0
	for n in node.traverse(line.head) do
		if n.id == GLUE and SPACE[n.subtype] then
			natural = natural + n.width
			may = may + (line.glue_sign == 1 and n.stretch or line.glue_sign == 2 and -n.shrink or 0)
		elseif n.id == GLYPH then
			letters = letters + 1
			expand = expand + math.abs(n.expansion_factor or 0) / 100 -- ten-thousandths
		end
	end
	if letters > 0 then t.expand = t.expand + expand / letters end
	return natural > 0 and math.abs(may * line.glue_set / natural) * 10000 or 0
end

-- What a chosen disc added stands in the line itself.
local function ends_in_hyphen(line)
	local n = node.tail(line.head)
	while n and n.id ~= GLYPH do n = n.prev end
	return n and (n.char == 45 or n.char == 0x2010)
end

-- A last line of less than three words and a third of the measure.
local function is_lonely(line)
	local spaces, stop = 0, nil
	for n in node.traverse_id(GLUE, line.head) do
		if SPACE[n.subtype] then spaces = spaces + 1 end
		if n.subtype == 15 then stop = n end -- parfillskip
	end
	return spaces < 2 and node.dimensions(line.head, stop) < 0.33 * tex.hsize
end

local function measure(head)
	local lines, hyphen = {}, false
	for n in node.traverse_id(HLIST, head) do
		if n.subtype == 1 then lines[#lines + 1] = n end
	end
	paragraphs = paragraphs + 1
	for i, n in ipairs(lines) do
		node.set_attribute(n, ID, paragraphs)
		node.set_attribute(n, AT, i)
		node.set_attribute(n, OF, #lines)
		local h = ends_in_hyphen(n)
		if h then t.hyphens = t.hyphens + 1 end
		if h and hyphen then t.pairs = t.pairs + 1 end
		hyphen = h
		if i < #lines then
			local s = stretch_of(n)
			t.lines = t.lines + 1
			t.stretch = t.stretch + s
			t.worst = math.max(t.worst, s)
		elseif i > 1 and is_lonely(n) then
			t.lonely = t.lonely + 1
		end
	end
	return true
end

local function page(head)
	local first, last
	for n in node.traverse_id(HLIST, head) do
		if node.has_attribute(n, ID) then first, last = first or n, n end
	end
	if not first then return true end
	t.pages = t.pages + 1
	local at, of = node.has_attribute(first, AT), node.has_attribute(first, OF)
	if at > 1 and at == of then t.widows = t.widows + 1 end
	at, of = node.has_attribute(last, AT), node.has_attribute(last, OF)
	if at == 1 and of > 1 then t.orphans = t.orphans + 1 end
	return true
end

luatexbase.add_to_callback("post_linebreak_filter", measure, "measure lines")
luatexbase.add_to_callback("pre_output_filter", page, "measure pages")
luatexbase.add_to_callback("hpack_quality", function(what)
	if what == "overfull" then t.overfull = t.overfull + 1 end
end, "count overfull lines")

function report()
	local names = { "pages", "lines", "stretch", "worst", "expand", "hyphens", "pairs", "widows", "orphans",
		"overfull", "lonely" }
	local out = io.open("figures", "w")
	for _, name in ipairs(names) do out:write(name, " ", string.format("%d", math.floor(t[name] + 0.5)), " ") end
	out:close()
end
