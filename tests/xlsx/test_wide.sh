#!/bin/sh
# A workbook with wide records (zip64): other programs read the same from it as from one without, and the two headers of
# each part say the same, as spreadsheet programs ask. The unit test writes both, small, with a low bound for what is wide.
set -eu
tool=$1
write=$(dirname "$tool")/tests/unit_xlsx_write
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if ! /usr/bin/python3 -c "import openpyxl" 2>/dev/null; then
	echo "skipped: python3-openpyxl is not installed"
	exit 77
fi
for kind in spooled streamed; do
	"$write" "$tmp/narrow.xlsx" $kind 0
	"$write" "$tmp/wide.xlsx" $kind 300
	! command -v unzip >/dev/null || unzip -tqq "$tmp/wide.xlsx"
	/usr/bin/python3 -P -W ignore - "$tmp" <<'END'
import struct, sys, zipfile
import openpyxl
narrow, wide = (f"{sys.argv[1]}/{name}.xlsx" for name in ("narrow", "wide"))

def parts(path):
    with zipfile.ZipFile(path) as z:
        return {n: z.read(n) for n in z.namelist()}

assert parts(narrow) == parts(wide)
cells = [[[c.value for c in row] for row in ws.iter_rows()] for ws in openpyxl.load_workbook(wide)]
assert cells == [[[c.value for c in row] for row in ws.iter_rows()] for ws in openpyxl.load_workbook(narrow)]
assert len(cells[1]) == 25
data, wides = open(wide, "rb").read(), 0
with zipfile.ZipFile(wide) as z:
    for i in z.infolist():
        version, _, _, _, crc, packed, size, name, extra = struct.unpack_from("<4xHHHIIIIHH", data, i.header_offset)
        assert (version, crc) == (i.extract_version, i.CRC), (i.filename, version, i.extract_version)
        assert i.create_version == i.extract_version
        if not extra:
            assert (packed, size) == (i.compress_size, i.file_size), i.filename
            continue
        field = struct.unpack_from("<HHQQ", data, i.header_offset + 30 + name)
        assert (packed, size) == (0xFFFFFFFF, 0xFFFFFFFF) and field == (1, 16, i.file_size, i.compress_size), i.filename
        wides += 1
assert 3 < wides < len(parts(wide)), wides
END
done
