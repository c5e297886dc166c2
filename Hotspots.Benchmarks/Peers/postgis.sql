-- Clusters the points of a file and writes each one's label. Given: points, labels (files), eps, minpoints.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE TABLE read (id serial, easting float8, northing float8);
COPY read (easting, northing) FROM :'points' WITH (FORMAT csv, HEADER);
CREATE TABLE incidents AS SELECT id, ST_Point(easting, northing, 27700) AS place FROM read ORDER BY id;
ANALYZE incidents;
-- minpoints counts the point itself, as ours does; null is noise.
\timing on
CREATE TABLE first AS SELECT id, ST_ClusterDBSCAN(place, :eps, :minpoints) OVER () AS cluster FROM incidents;
CREATE TABLE second AS SELECT id, ST_ClusterDBSCAN(place, :eps, :minpoints) OVER () AS cluster FROM incidents;
CREATE TABLE third AS SELECT id, ST_ClusterDBSCAN(place, :eps, :minpoints) OVER () AS cluster FROM incidents;
\timing off
COPY (SELECT coalesce(cluster, -1) FROM third ORDER BY id) TO :'labels';
