"""The joins of a run, in the SQL that DuckDB and Spark have in common.

Rows of several kinds come to one step as a union: kind 0 is what the group is about, the others what is known of it.
"""

from __future__ import annotations

ARTICLES = """
SELECT r.article, r.record FROM readings r
JOIN (SELECT article, min(position) AS position FROM readings WHERE article IS NOT NULL GROUP BY article) f
ON r.article = f.article AND r.position = f.position
"""

NODES = "SELECT key, profile FROM profiles"

NODE_PAIRS = """
WITH placed AS (
  SELECT block, node, ord, family, whole, count(*) OVER (PARTITION BY block) AS many,
         row_number() OVER (PARTITION BY block, whole ORDER BY ord) AS place
  FROM blocks
), kept AS (SELECT * FROM placed WHERE many <= {limit} OR (whole AND place <= {limit}))
SELECT DISTINCT x.node AS a, y.node AS b FROM kept x JOIN kept y ON x.block = y.block AND x.family = y.family AND x.ord < y.ord
"""

PROFILED = """
SELECT p.a AS node_a, p.b AS node_b, x.ord AS ord_a, y.ord AS ord_b, x.profile AS profile_a, y.profile AS profile_b
FROM {pairs} p JOIN nodes x ON p.a = x.node JOIN nodes y ON p.b = y.node
"""

SAME_NODES = "SELECT n.node AS member FROM nodes n JOIN nodes_before o ON n.node = o.node AND n.ord = o.ord AND n.print = o.print"

KNOWN_SCORES = """
SELECT s.a, s.b, s.score, s.lone, s.lone_score FROM scores_before s
JOIN node_pairs p ON s.a = p.a AND s.b = p.b JOIN same_nodes x ON s.a = x.member JOIN same_nodes y ON s.b = y.member
"""

SCORES = "SELECT * FROM known_scores UNION ALL SELECT * FROM new_scores"

CONSTRAINTS = "SELECT 0 AS one, node, ord, profile FROM meant"

JUDGED = """
SELECT s.a, s.b, CASE WHEN n.many = 1 THEN s.lone_score ELSE s.score END AS score
FROM scores s LEFT JOIN (SELECT lone, count(*) AS many FROM scores WHERE lone IS NOT NULL GROUP BY lone) n ON s.lone = n.lone
"""

ENTITY_EDGES = "SELECT a, b FROM judged WHERE score >= {same} UNION SELECT a, b FROM constraints WHERE must"

CLUSTERS = """
SELECT COALESCE(c.component, n.node) AS component, 0 AS kind, n.node, CAST(NULL AS STRING) AS other, n.ord, n.profile,
       CAST(NULL AS DOUBLE) AS score
FROM nodes n LEFT JOIN entity_components c ON n.node = c.member
UNION ALL
SELECT c.component, 1, s.a, s.b, CAST(NULL AS STRING), CAST(NULL AS BINARY), s.score
FROM judged s JOIN entity_components c ON s.a = c.member JOIN entity_components d ON s.b = d.member WHERE c.component = d.component
UNION ALL
SELECT c.component, CASE WHEN s.must THEN 2 ELSE 3 END, s.a, s.b, CAST(NULL AS STRING), CAST(NULL AS BINARY), CAST(NULL AS DOUBLE)
FROM constraints s JOIN entity_components c ON s.a = c.member JOIN entity_components d ON s.b = d.member WHERE c.component = d.component
"""

NAMES = """
SELECT article, 0 AS kind, record, CAST(NULL AS STRING) AS local, CAST(NULL AS STRING) AS lasting, CAST(NULL AS STRING) AS name
FROM articles
UNION ALL
SELECT p.article, 1, CAST(NULL AS BINARY), p.local, i.lasting, i.name FROM profiles p JOIN identities i ON p.local = i.local
"""

OCCASIONS = "SELECT speaker, id, told FROM told"

READ = """
SELECT article, 0 AS kind, record, CAST(NULL AS STRING) AS id, CAST(NULL AS STRING) AS shared FROM linked
UNION ALL
SELECT DISTINCT t.article, 1, CAST(NULL AS BINARY), t.id, o.shared
FROM told t JOIN (SELECT id, min(shared) AS shared FROM occasions GROUP BY id) o ON t.id = o.id
"""

ENTITIES = """
SELECT entity, min(type) AS type, min(name) AS name, count(*) AS articles, CAST(sum(spoken) AS BIGINT) AS spoken
FROM named GROUP BY entity
"""

COPIES = """
WITH common AS (SELECT hash, count(*) AS many FROM shingles GROUP BY hash HAVING count(*) > 1),
sized AS (
  SELECT s.article, sum(CASE WHEN c.many > {commonest} THEN 0 ELSE 1 END) AS size
  FROM shingles s LEFT JOIN common c ON s.hash = c.hash GROUP BY s.article
), held AS (SELECT s.hash, s.article FROM shingles s JOIN common c ON s.hash = c.hash WHERE c.many <= {commonest}),
shared AS (
  SELECT x.article AS a, y.article AS b, count(*) AS shared
  FROM held x JOIN held y ON x.hash = y.hash AND x.article < y.article GROUP BY x.article, y.article
), measured AS (
  SELECT s.a, s.b, s.shared, least(x.size, y.size) AS smaller
  FROM shared s JOIN sized x ON s.a = x.article JOIN sized y ON s.b = y.article
)
SELECT m.a, CAST(m.shared AS BIGINT) AS shared, CAST(m.smaller AS BIGINT) AS smaller, x.record AS record_a, y.record AS record_b
FROM measured m JOIN readings_done x ON m.a = x.article JOIN readings_done y ON m.b = y.article
WHERE m.shared >= least({least}, greatest(2, floor(m.smaller / 2.0))) AND m.shared >= {possible} * m.smaller
"""

COUNTS = "SELECT key, count(*) AS many FROM report_keys GROUP BY key HAVING count(*) > 1"

CHOSEN = """
SELECT k.report, k.key, k.length, c.many FROM report_keys k JOIN key_counts c ON k.key = c.key
WHERE c.many <= {cap} OR substr(k.key, 1, 1) IN ('b', 's', 'f')
"""

CANDIDATES = """
WITH narrow AS (SELECT key, report, vote FROM chosen WHERE NOT wide),
ranked AS (
  SELECT key, report, row_number() OVER (PARTITION BY key ORDER BY length DESC, report) AS place FROM chosen WHERE wide
), votes AS (
  SELECT x.report AS a, y.report AS b, x.vote FROM narrow x JOIN narrow y ON x.key = y.key AND x.report < y.report
  UNION ALL
  SELECT least(x.report, y.report), greatest(x.report, y.report), {sure}
  FROM ranked x JOIN ranked y ON x.key = y.key AND x.place < y.place WHERE x.place <= {stars}
)
SELECT a, b FROM votes GROUP BY a, b HAVING sum(vote) >= {sure}
"""

SAME_REPORTS = "SELECT r.report AS member FROM reports r JOIN reports_before o ON r.report = o.report AND r.print = o.print"

KNOWN_CANDIDATES = """
WITH decided AS (SELECT a, b FROM verdicts UNION SELECT a, b FROM verdicts_before)
SELECT c.a, c.b FROM candidates c JOIN candidates_before o ON c.a = o.a AND c.b = o.b
JOIN same_reports x ON c.a = x.member JOIN same_reports y ON c.b = y.member
LEFT JOIN decided d ON c.a = d.a AND c.b = d.b WHERE d.a IS NULL
"""

ASKED = "SELECT p.a, p.b FROM {pairs} p LEFT JOIN {known} k ON p.a = k.a AND p.b = k.b WHERE k.a IS NULL"

LINKS = """
SELECT * FROM new_links
UNION ALL
SELECT l.a, l.b, l.again, l.score FROM links_before l JOIN known_candidates k ON l.a = k.a AND l.b = k.b
"""

CELLS = """
WITH placed AS (
  SELECT a, b, least(pmod(a, {shards}), pmod(b, {shards})) * {shards} + greatest(pmod(a, {shards}), pmod(b, {shards})) AS cell,
         pmod(pmod(a, {tiling}), {tiles}) * {tiles} + pmod(pmod(b, {tiling}), {tiles}) AS tile
  FROM {pairs}
)
SELECT m.cell, 0 AS kind, CAST(0 AS BIGINT) AS tile, m.report AS a, CAST(NULL AS BIGINT) AS b, r.report_record
FROM (SELECT cell, a AS report FROM placed UNION SELECT cell, b FROM placed) m JOIN reports r ON m.report = r.report
UNION ALL
SELECT cell, 1, tile, a, b, CAST(NULL AS BINARY) FROM placed
"""

REPORT_EDGES = """
SELECT a, b FROM links WHERE NOT again
UNION
SELECT v.a, v.b FROM verdicts v JOIN reports x ON v.a = x.report JOIN reports y ON v.b = y.report WHERE v.same
UNION
SELECT f.first, r.report FROM reports r
JOIN (SELECT attribution, min(report) AS first FROM reports GROUP BY attribution HAVING count(*) > 1) f ON r.attribution = f.attribution
WHERE r.report <> f.first
"""

GROUPS = """
SELECT COALESCE(c.component, r.report) AS component, 0 AS kind, r.report AS a, CAST(NULL AS BIGINT) AS b, r.report_record,
       CAST(NULL AS BINARY) AS score
FROM reports r LEFT JOIN report_components c ON r.report = c.member
UNION ALL
SELECT c.component, 1, l.a, l.b, CAST(NULL AS BINARY), l.score FROM links l JOIN report_components c ON l.a = c.member WHERE NOT l.again
"""

REPEATS = """
WITH pairs AS (
  SELECT x.statement AS one, y.statement AS other FROM links l JOIN members x ON l.a = x.report JOIN members y ON l.b = y.report
  WHERE l.again AND x.statement <> y.statement
)
SELECT one AS statement, other FROM pairs UNION SELECT other, one FROM pairs
"""

LEFT_OUT = """
WITH told AS (
  SELECT m.statement, s.article, s.day, s.speaker, s.occasion FROM members m JOIN spoken s ON m.attribution = s.attribution
), places AS (SELECT DISTINCT statement, article, day FROM told),
sized AS (SELECT statement, count(*) AS many FROM places GROUP BY statement),
beside AS (
  SELECT DISTINCT x.article, p.speaker, y.article AS other, y.day
  FROM sized z JOIN places x ON z.statement = x.statement JOIN places y ON z.statement = y.statement
  JOIN (SELECT DISTINCT statement, speaker FROM told WHERE speaker IS NOT NULL) p ON z.statement = p.statement
  WHERE z.many > 1 AND z.many <= {most}
), settled AS (SELECT DISTINCT statement, occasion FROM told WHERE occasion IS NOT NULL),
covering AS (
  SELECT t.statement, s.article FROM settled t JOIN (SELECT DISTINCT occasion, article FROM spoken) s ON t.occasion = s.occasion
  UNION
  SELECT t.statement, b.other FROM told t JOIN beside b ON t.article = b.article AND t.speaker = b.speaker
  LEFT JOIN (SELECT DISTINCT statement FROM settled) o ON t.statement = o.statement
  WHERE o.statement IS NULL OR abs(t.day - b.day) <= {story}
)
SELECT c.statement, c.article, f.outlet FROM covering c
LEFT JOIN places p ON c.statement = p.statement AND c.article = p.article
JOIN (SELECT article, min(outlet) AS outlet FROM spoken GROUP BY article) f ON c.article = f.article
WHERE p.article IS NULL
"""

STATEMENTS = """
WITH shared AS (SELECT DISTINCT statement, article FROM members)
SELECT statement, 0 AS kind, saying AS record, CAST(NULL AS STRING) AS x, CAST(NULL AS STRING) AS y FROM members WHERE saying IS NOT NULL
UNION ALL
SELECT s.statement, 1, r.record, s.article, CAST(NULL AS STRING) FROM shared s JOIN readings_done r ON s.article = r.article
UNION ALL
SELECT statement, 2, CAST(NULL AS BINARY), article, outlet FROM left_out
UNION ALL
SELECT statement, 3, CAST(NULL AS BINARY), other, CAST(NULL AS STRING) FROM repeats
UNION ALL
SELECT x.statement, 4, CAST(NULL AS BINARY), c.original, c.copy
FROM copies c JOIN shared x ON c.original = x.article JOIN shared y ON c.copy = y.article WHERE x.statement = y.statement
"""
