"""The front door of the cluster: pages to records, copies and events on Spark (docs/cluster.md).

Comes in: paths that Spark can open. Goes out: Parquet tables. Reading, coding, copies and linking are the
functions of the single machine, called by Spark's tasks. Needs PySpark and Java (the extra `spark`); nothing
is imported here, so that a missing one can be told: `session.open_session` comes first, then `job.run`.
"""
