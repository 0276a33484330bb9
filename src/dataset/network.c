/* The SQL aggregate network(a, b): the components of a graph of pairs, and its bridges: the nodes
 * whose removal would part a component. A JSON array [[node, component, bridge], ...] in the order
 * in which nodes are met; components are numbered from 1 in that order.
 *
 * Source: R. Tarjan, "Depth-first search and linear graph algorithms", 1972 (articulation points),
 * with a stack of its own, as a network may be a chain of thousands.
 */
#include "base/json.h"
#include "base/map.h"
#include "dataset/functions.h"

typedef struct edge {
	uint32_t to, next; /* next: index + 1 of the node's next edge */
} edge;

typedef struct node {
	uint32_t first; /* index + 1 of its first edge */
	uint32_t seen, low, component;
	uint32_t walk;   /* the edge to look at next, index + 1 */
	uint32_t parent; /* index + 1 in the tree of the search */
	uint32_t children;
	bool bridge;
} node;

typedef struct graph {
	eg_arena *arena;
	eg_map names;
	node *nodes;
	edge *edges;
	size_t node_cap, edge_count, edge_cap;
} graph;

static uint32_t node_of(graph *g, sqlite3_value *v)
{
	eg_str name = eg_value_text(v);
	uint32_t found = eg_map_find(&g->names, name);
	if (found != EG_MAP_NONE)
		return found;
	size_t n = g->names.count;
	g->nodes = eg_grow(g->arena, g->nodes, n, &g->node_cap, sizeof *g->nodes);
	g->nodes[n] = (node){0};
	return eg_map_add(&g->names, eg_str_copy(g->arena, name), (uint32_t)n, NULL);
}

static void add_edge(graph *g, uint32_t from, uint32_t to)
{
	g->edges = eg_grow(g->arena, g->edges, g->edge_count, &g->edge_cap, sizeof *g->edges);
	g->edges[g->edge_count++] = (edge){to, g->nodes[from].first};
	g->nodes[from].first = (uint32_t)g->edge_count;
}

static void network_step(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	graph **held = sqlite3_aggregate_context(c, sizeof(graph *));
	if (!held || sqlite3_value_type(v[0]) == SQLITE_NULL ||
		sqlite3_value_type(v[1]) == SQLITE_NULL)
		return;
	if (!*held) {
		eg_arena *a = eg_arena_new();
		*held = EG_NEW(a, graph);
		**held = (graph){.arena = a};
		eg_map_init(&(*held)->names, a);
	}
	uint32_t from = node_of(*held, v[0]), to = node_of(*held, v[1]);
	add_edge(*held, from, to);
	add_edge(*held, to, from);
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Leaves a node whose edges have all been looked at. */
static uint32_t leave(graph *g, uint32_t at)
{
	node *n = &g->nodes[at];
	if (!n->parent) {
		n->bridge = n->children > 1;
		return EG_MAP_NONE;
	}
	node *up = &g->nodes[n->parent - 1];
	up->low = least(up->low, n->low);
	if (up->parent && n->low >= up->seen)
		up->bridge = true;
	return n->parent - 1;
}

static void search(graph *g, uint32_t root, uint32_t component, uint32_t *count)
{
	uint32_t at = root;
	while (at != EG_MAP_NONE) {
		node *n = &g->nodes[at];
		if (!n->seen) {
			n->seen = n->low = ++*count;
			n->component = component;
			n->walk = n->first;
		}
		if (!n->walk) {
			at = leave(g, at);
			continue;
		}
		const edge *e = &g->edges[n->walk - 1];
		n->walk = e->next;
		if (g->nodes[e->to].seen) {
			n->low = least(n->low, g->nodes[e->to].seen);
			continue;
		}
		g->nodes[e->to].parent = at + 1;
		n->children++;
		at = e->to;
	}
}

static void network_final(sqlite3_context *c)
{
	graph **held = sqlite3_aggregate_context(c, 0);
	graph *g = held ? *held : NULL;
	uint32_t count = 0, component = 0;
	eg_json *all = eg_json_array();
	for (uint32_t i = 0; g && i < g->names.count; i++) {
		if (!g->nodes[i].seen)
			search(g, i, ++component, &count);
	}
	for (size_t i = 0; g && i < g->names.count; i++) {
		eg_json *row = eg_json_array();
		eg_json_add(row, eg_json_string(g->names.entries[i].key));
		eg_json_add(row, eg_json_int(g->nodes[i].component));
		eg_json_add(row, eg_json_int(g->nodes[i].bridge));
		eg_json_add(all, row);
	}
	eg_buf out = {0};
	eg_json_write(&out, all, false);
	eg_str text = eg_buf_view(&out);
	sqlite3_result_text64(c, text.p, text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
	eg_buf_release(&out);
	if (g)
		eg_arena_release(g->arena);
}

void eg_network_register(sqlite3 *db)
{
	sqlite3_create_function_v2(db, "network", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, NULL,
		network_step, network_final, NULL);
}
