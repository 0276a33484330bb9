/* events FILE...: reads YAML files as bare libyaml events, and prints the seconds of CPU time that
 * took. The measure of tests/perf/parse. */
#include <yaml.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static char *read_whole(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	if (!f || fseek(f, 0, SEEK_END) != 0)
		return NULL;
	long size = ftell(f);
	char *text = size < 0 ? NULL : malloc((size_t)size + 1);
	rewind(f);
	*n = text ? fread(text, 1, (size_t)size, f) : 0;
	(void)fclose(f);
	return text;
}

static size_t events_of(const char *text, size_t n)
{
	yaml_parser_t parser;
	yaml_event_t event;
	size_t count = 0;
	if (!yaml_parser_initialize(&parser))
		return 0;
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, n);
	for (int end = 0; !end && yaml_parser_parse(&parser, &event); count++) {
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	return count;
}

int main(int argc, char **argv)
{
	size_t events = 0, bytes = 0;
	clock_t took = 0;
	for (int i = 1; i < argc; i++) {
		size_t n = 0;
		char *text = read_whole(argv[i], &n);
		if (!text) {
			fprintf(stderr, "events: %s cannot be read\n", argv[i]);
			return 1;
		}
		clock_t begin = clock();
		events += events_of(text, n);
		took += clock() - begin;
		bytes += n;
		free(text);
	}
	printf("%.3f s, %zu events, %zu bytes\n", (double)took / CLOCKS_PER_SEC, events, bytes);
	return 0;
}
