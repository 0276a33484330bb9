#!/bin/sh
# Each format of facts in each language that has words, and in some that have only numbers: as readers of it write them.
set -eu
tool=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
/usr/bin/python3 - "$tool" "$tmp" <<'END'
import re, subprocess, sys
tool, tmp = sys.argv[1:]
queries = [("integer", "SELECT 1234567"), ("integer", "SELECT -12.0"), ("decimal", "SELECT -12345500000"), ("decimal", "SELECT 0.25"),
           ("percent", "SELECT 0.125"), ("percent", "SELECT 75000000 / 100"), ("money", "SELECT 123456750"), ("money", "SELECT -5"),
           ("date", "SELECT '2026-03-14'"), ("text", "SELECT 'a *word*'"), ("integer", "SELECT NULL")]
wanted = {  # in the order of the queries; "_" is a no-break space
    "en-US": "1,234,567|−12|−12,345.5|0.25|12.5 percent|75 percent|USD_1,234,567.50|USD_−0.05|March_14,_2026|a *word*|not stated",
    "de-DE": "1.234.567|−12|−12.345,5|0,25|12,5_%|75_%|1.234.567,50_USD|−0,05_USD|14._März_2026|a *word*|keine Angabe",
    "fr-FR": "1 234 567|−12|−12 345,5|0,25|12,5_%|75_%|1 234 567,50_USD|−0,05_USD|14_mars_2026|a *word*|non précisé",
    "es-ES": "1.234.567|−12|−12.345,5|0,25|12,5_%|75_%|1.234.567,50_USD|−0,05_USD|14_de_marzo_de_2026|a *word*|no consta",
    "pt-BR": "1.234.567|−12|−12.345,5|0,25|12,5%|75%|USD_1.234.567,50|USD_−0,05|14_de_março_de_2026|a *word*|não informado",
    "de-CH": "1’234’567|−12|−12’345.5|0.25|12.5_%|75_%|USD_1’234’567.50|USD_−0.05|14._März_2026|a *word*|keine Angabe",
    "hi-IN": "12,34,567|−12|−12,345.5|0.25|12.5%|75%|USD_12,34,567.50|USD_−0.05|14_मार्च_2026|a *word*|not stated",
    "ja-JP": "1,234,567|−12|−12,345.5|0.25|12.5%|75%|USD_1,234,567.50|USD_−0.05|2026年3月14日|a *word*|not stated",
}
wrong = 0
for lang, line in wanted.items():
    facts = "".join("  - {name: f%d, format: %s, query: \"%s\"}\n" % (i, f, q) for i, (f, q) in enumerate(queries))
    text = " | ".join("{{fact.f%d}}" % i for i in range(len(queries)))
    with open(tmp + "/strategy.yaml", "w") as f:
        f.write("strategy: {id: t, title: T, edition: '1', starts: 2026, ends: 2028, as_of: 2026-05-01, language: %s}\n"
                "organization: {id: us, name: Us, country: US}\nsections: [{id: own, title: Own, blocks: ['%s']}]\nfacts:\n%s"
                % (lang, text, facts))
    done = subprocess.run([tool, "dump", "--stage=content", tmp + "/strategy.yaml"], capture_output=True, text=True)
    found = re.search(r'section #own\n.*\n\s*text.body "(.*)"', done.stdout)
    got = found.group(1).replace("\u00a0", "_").replace("\u202f", " ").replace(" | ", "|") if found else done.stderr
    if got != line:
        print("%s:\n  wanted %s\n  got    %s" % (lang, line, got))
        wrong = 1
sys.exit(wrong)
END
