#include "xlsx/readback.h"

#include "xlsx/scan.h"
#include "xlsx/zip.h"

static void feed(void *scan, const unsigned char *p, size_t n)
{
	eg_scan_feed(scan, (const char *)p, n);
}

static void pass(void *ctx, const unsigned char *p, size_t n)
{
	(void)ctx;
	(void)p;
	(void)n;
}

static bool is_xml(eg_str name)
{
	return eg_str_ends(name, EG_STR(".xml")) || eg_str_ends(name, EG_STR(".rels")) ||
	       eg_str_ends(name, EG_STR(".vml"));
}

static bool check_part(eg_zip *z, const eg_zip_part *p, eg_scan *scan)
{
	bool xml = is_xml(p->name);
	if (!eg_zip_read(z, p, xml ? feed : pass, scan))
		return false;
	return !xml || eg_scan_whole(scan) || eg_zip_fail(z, p->name, "is not closed");
}

static bool check_rows(eg_zip *z, eg_str name, uint32_t found, uint32_t wanted)
{
	if (found == wanted || wanted == EG_ANY_ROWS)
		return true;
	return eg_zip_fail(z, name,
		eg_strf(z->arena, "has %u rows of %u", (unsigned)found, (unsigned)wanted).p);
}

static bool check_all(eg_zip *z, const uint32_t *rows, size_t sheets)
{
	size_t seen = 0;
	for (uint64_t i = 0; i < z->parts; i++) {
		eg_zip_part p = {0};
		eg_scan scan = {0};
		if (!eg_zip_next(z, &p) || !check_part(z, &p, &scan))
			return false;
		size_t n = eg_zip_sheet(p.name);
		if (n == 0 || n > sheets)
			continue;
		if (!check_rows(z, p.name, scan.rows, rows[n - 1]))
			return false;
		seen++;
	}
	return seen == sheets || eg_zip_fail(z, EG_STR(""), "a sheet is missing");
}

bool eg_xlsx_check(eg_arena *a, eg_str path, const uint32_t *rows, size_t count, eg_str *why)
{
	eg_zip *z = EG_NEW(a, eg_zip);
	bool good = eg_zip_open(z, a, path, why) && check_all(z, rows, count);
	eg_zip_close(z);
	return good;
}
