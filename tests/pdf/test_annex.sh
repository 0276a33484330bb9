#!/bin/sh
# Every activity and agreement of the specs stands in the PDF's text, whole and in reading order, and small
# capitals and ligatures come out as plain letters.
set -eu
tool=$1 root=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
command -v pdftotext >/dev/null || { echo "skipped: pdftotext is not installed"; exit 77; }
"$tool" build "$root/specs/dhs-st" -o "$tmp"
pdftotext -raw "$tmp/dhs-st-strategy.pdf" "$tmp/text"
python3 - "$tmp" <<'END'
import re, sqlite3, sys
def plain(s):
    for a, b in (("\u00a0", " "), ("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2013", "-"),
                 ("\u00ad\n", ""), ("\u00ad", ""), ("\u202f", " ")):
        s = s.replace(a, b)
    # a line that ends in a hyphen of the word itself goes on without a blank
    return re.sub(r"\s+", " ", re.sub(r"(?<=[\w/])-\n", "-", s))
text = plain(open(sys.argv[1] + "/text", encoding="utf-8").read())
db = sqlite3.connect(sys.argv[1] + "/dhs-st-dataset.sqlite")
missing = [t for table in ("activity", "agreement", "goal", "objective", "topic")
           for (t,) in db.execute(f"SELECT title FROM {table}") if plain(t) not in text]
missing += [t for (t,) in db.execute("SELECT text FROM partner_native_name n JOIN partner p ON p.id = n.partner"
                                     " WHERE p.kind IN ('country', 'multilateral')") if plain(t) not in text]
for words in ("NATO, 5RD and IFAFRI", "causes and effects", "Programs Office"):
    if words not in text:
        missing.append(words)
counts = dict(db.execute("SELECT 'activities', count(*) FROM activity UNION SELECT 'agreements', count(*) FROM agreement"))
for what, n in counts.items():
    if f"{n} {what}" not in text:
        missing.append(f"{n} {what}")
# a list of tables that fits on a page is not torn
pages = [plain(p) for p in open(sys.argv[1] + "/text", encoding="utf-8").read().split("\f")]
last = max(int(n) for n in re.findall(r"Table (\d+)", text))
if not any(all(f"Table {n} " in p for n in range(1, last + 1)) for p in pages):
    missing.append(f"a page with all of its {last} tables listed")
print("\n".join("the PDF lacks: " + m for m in missing))
sys.exit(bool(missing))
END
