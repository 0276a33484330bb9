/* events.c -- the floor of reading YAML: libyaml's events, counted and thrown away.
 *
 * usage: events FILE...
 */
#include <stdio.h>

#include <yaml.h>

static int count(const char *path, long *events)
{
	FILE *in = fopen(path, "rb");
	yaml_parser_t parser;
	if (in == NULL || !yaml_parser_initialize(&parser))
		return 3;
	yaml_parser_set_input_file(&parser, in);
	for (int done = 0; !done; (*events)++) {
		yaml_event_t e;
		if (!yaml_parser_parse(&parser, &e))
			return 1;
		done = e.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&parser);
	return fclose(in) != 0;
}

int main(int argc, char **argv)
{
	long events = 0;
	for (int i = 1; i < argc; i++) {
		int bad = count(argv[i], &events);
		if (bad)
			return bad;
	}
	printf("%ld\n", events);
	return 0;
}
