"""check_forms.py FOLDER ID -- holds the forms of a dataset against the dataset itself and their standards."""
import csv
import datetime
import decimal
import json
import os
import re
import sqlite3
import sys
import xml.etree.ElementTree as tree

FOLDER, ID = sys.argv[1:3]


def path(name):
    return os.path.join(FOLDER, f"{ID}-{name}")


def hold(condition, words):
    if not condition:
        sys.exit(f"check_forms: {words}")


def cast(field, text):
    if text == "":
        return None
    kind = field["type"]
    if kind == "integer":
        return int(text)
    if kind == "number":
        return decimal.Decimal(text)
    if kind == "boolean":
        hold(text in ("true", "false"), f"{text} is no boolean")
    if kind == "date":
        datetime.date.fromisoformat(text)
    if "enum" in field["constraints"]:
        hold(text in field["constraints"]["enum"], f"{text} is not in the enum of {field['name']}")
    return text


def check_csv(db):
    package = json.load(open(path("csv/datapackage.json"), encoding="utf-8"))
    tables, keys = {}, {}
    for r in package["resources"]:
        raw = open(path("csv/" + r["path"]), "rb").read()
        hold(len(raw) == r["bytes"], r["path"] + ": bytes")
        rows = list(csv.reader(raw.decode("utf-8").splitlines(keepends=True), strict=True))
        fields = r["schema"]["fields"]
        hold(rows[0] == [f["name"] for f in fields], r["path"] + ": head")
        values = [[cast(f, v) for f, v in zip(fields, row)] for row in rows[1:]]
        hold(all(len(row) == len(fields) for row in rows), r["path"] + ": width")
        count = db.execute(f'SELECT count(*) FROM "{r["name"]}"').fetchone()[0]
        hold(len(values) == count > 0, f"{r['name']}: {len(values)} rows, the dataset has {count}")
        at = [i for i, f in enumerate(fields) if f["name"] in r["schema"]["primaryKey"]]
        hold(len({tuple(row[i] for i in at) for row in values}) == len(values), r["name"] + ": key")
        tables[r["name"]], keys[r["name"]] = (fields, values), {row[0] for row in values}
        for f, column in zip(fields, zip(*values)):
            hold(not f["constraints"].get("required") or None not in column, f"{r['name']}.{f['name']}: required")
    for r in package["resources"]:
        fields, values = tables[r["name"]]
        for key in r["schema"]["foreignKeys"]:
            at = [f["name"] for f in fields].index(key["fields"])
            to = key["reference"]["resource"] or r["name"]
            for row in values:
                hold(row[at] is None or row[at] in keys[to], f"{r['name']}.{key['fields']}: {row[at]}")
    return len(tables)


def check_json(db):
    lines = [json.loads(line) for line in open(path("records.jsonl"), encoding="utf-8")]
    for kind in {line["table"] for line in lines}:
        count = db.execute(f'SELECT count(*) FROM "{kind}"').fetchone()[0]
        hold(sum(line["table"] == kind for line in lines) == count, f"{kind}: lines")
    nested = sum(len(line.get("partner", [])) for line in lines if line["table"] == "activity")
    hold(nested == db.execute("SELECT count(*) FROM activity_partner").fetchone()[0], "nested partners")


def check_ics(db):
    raw = open(path("calendar.ics"), "rb").read()
    hold(raw.endswith(b"END:VCALENDAR\r\n") and raw.count(b"\n") == raw.count(b"\r\n"), "line ends")
    for line in raw.split(b"\r\n"):
        hold(len(line) <= 75, f"a line of {len(line)} octets")
        line.decode("utf-8")
    text = raw.replace(b"\r\n ", b"").decode("utf-8")
    ids = re.findall(r"^UID:(.*)\r$", text, re.M)
    hold(len(ids) == len(set(ids)) == text.count("BEGIN:VEVENT"), "UID")
    hold(len(ids) == db.execute("SELECT count(*) FROM v_calendar").fetchone()[0], "one event for each dated thing")
    for start, end in re.findall(r"DTSTART;VALUE=DATE:(\d{8})\r\nDTEND;VALUE=DATE:(\d{8})", text):
        hold(start < end, "an event lasts a day at least")


def check_geojson(db):
    j = json.load(open(path("partners.geojson"), encoding="utf-8"))
    hold(j["type"] == "FeatureCollection", "type")
    hold(len(j["features"]) == db.execute("SELECT count(*) FROM partner").fetchone()[0], "features")
    for f in j["features"]:
        if f["geometry"]:
            lon, lat = f["geometry"]["coordinates"]
            hold(-180 <= lon <= 180 and -90 <= lat <= 90, f["id"])


# The sequences of the schema, version 2.2 of 2016-02-16.
DATES = ["StartDate", "EndDate"]
ORDER = {
    "PerformancePlanOrReport": ["Name", "Description", "OtherInformation", "StrategicPlanCore",
                                "AdministrativeInformation", "Submitter"],
    "StrategicPlanCore": ["Organization", "Vision", "Mission", "Value", "Goal"],
    "Organization": ["Name", "Acronym", "Identifier", "Description", "Stakeholder"],
    "Vision": ["Description", "Identifier"],
    "Mission": ["Description", "Identifier"],
    "Value": ["Name", "Description"],
    "Goal": ["Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder", "OtherInformation", "Objective"],
    "Objective": ["Name", "Description", "Identifier", "SequenceIndicator", "Stakeholder", "OtherInformation",
                  "PerformanceIndicator"],
    "Stakeholder": ["Name", "Description", "Role"],
    "Role": ["Name", "Description", "RoleType"],
    "PerformanceIndicator": ["SequenceIndicator", "MeasurementDimension", "UnitOfMeasurement", "Identifier",
                             "Relationship", "MeasurementInstance", "OtherInformation"],
    "Relationship": ["Identifier", "ReferentIdentifier", "Name", "Description"],
    "MeasurementInstance": ["TargetResult", "ActualResult"],
    "TargetResult": DATES + ["NumberOfUnits", "Descriptor", "Description"],
    "ActualResult": DATES + ["NumberOfUnits", "Descriptor", "Description"],
    "AdministrativeInformation": ["Identifier"] + DATES + ["PublicationDate", "Source"],
}
# Those that may stand more than once.
MANY = {"Organization", "Value", "Goal", "Objective", "Stakeholder", "Role", "PerformanceIndicator", "Relationship",
        "MeasurementInstance", "TargetResult", "ActualResult", "ReferentIdentifier"}
WORDS = {"Type": ["Strategic_Plan", "Performance_Plan", "Performance_Report"],
         "StakeholderTypeType": ["Person", "Organization", "Generic_Group"],
         "PerformanceIndicatorType": ["Quantitative", "Qualitative"],
         "RelationshipType": ["Broader_Than", "Peer_To", "Narrower_Than"],
         "ValueChainStage": ["Outcome", "Output_Processing", "Output", "Input_Processing", "Input"]}
ATTRIBUTES = {"PerformancePlanOrReport": ["Type"], "Stakeholder": ["StakeholderTypeType"],
              "PerformanceIndicator": ["ValueChainStage", "PerformanceIndicatorType"], "Relationship": ["RelationshipType"]}
# RFC 3986: what stands in an address, and %XX.
URI = r"(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|\[[0-9A-Fa-f:.]+\](?=[:/]|$)|%[0-9A-Fa-f]{2})*"
MUST = {"PerformancePlanOrReport": ["Name", "StrategicPlanCore"], "Goal": ["Name", "Description"], "PerformanceIndicator": ["MeasurementDimension", "UnitOfMeasurement"],
        "Stakeholder": ["Name"], "Role": ["Name"], "StrategicPlanCore": ["Goal"]}


def check_stratml(db):
    space = "{urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport}"
    root = tree.parse(path("stratml.xml")).getroot()
    hold(root.tag == space + "PerformancePlanOrReport" and root.get("Type") == "Strategic_Plan", "root")
    ids = [e.text for e in root.iter(space + "Identifier")]
    hold(len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z_][a-z0-9.-]*", i) for i in ids), "xsd:ID")
    for e in root.iter():
        name, kids = e.tag.replace(space, ""), [k.tag.replace(space, "") for k in e]
        if name in ORDER:
            at = [ORDER[name].index(k) for k in kids]
            hold(at == sorted(at), f"order in {name}: {kids}")
            hold(all(m in kids for m in MUST.get(name, [])), f"{name} lacks something")
            hold(all(kids.count(k) == 1 or k in MANY for k in kids), f"{name} has one thing twice: {kids}")
        else:
            hold(not kids and any(name in names for names in ORDER.values()), f"{name} has kids, or is none of the schema")
        for key, word in e.attrib.items():
            hold(key in ATTRIBUTES.get(name, []) and word in WORDS[key], f"{name} {key}={word}")
        hold(name != "RoleType" or e.text in ("Performer", "Beneficiary"), f"RoleType {e.text}")
        hold(name != "Source" or re.fullmatch(URI, e.text), f"Source {e.text}")
        if name == "NumberOfUnits":
            decimal.Decimal(e.text)
        if name.endswith("Date"):
            hold(datetime.date.fromisoformat(e.text) > datetime.date(1900, 1, 1), f"{name} {e.text}: nobody said since when")
    indicators = len(list(root.iter(space + "PerformanceIndicator")))
    placed = db.execute("SELECT count(DISTINCT measure) FROM v_measure WHERE goal IS NOT NULL").fetchone()[0]
    hold(indicators == placed, f"{indicators} indicators, {placed} measures of goals")
    for r in root.iter(space + "ReferentIdentifier"):
        hold(r.text in ids, f"relationship to {r.text}")


def main():
    db = sqlite3.connect(path("dataset.sqlite"))
    count = check_csv(db)
    for check in (check_json, check_ics, check_geojson, check_stratml):
        check(db)
    print(f"{ID}: {count} tables as CSV, JSON Lines, iCalendar, GeoJSON and StratML agree with the dataset")


main()
