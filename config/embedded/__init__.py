"""A PostgreSQL server of the project's own, for whoever has none: `ENGINE = "config.embedded"`.

base.py      Django's PostgreSQL backend; makes sure the server runs before the first connection
server.py    who uses the server, and how the first user gets it started
watch.py     the small process that runs the server and stops it when its last user is gone
launch.py    how that starts it
cluster.py   the data directory: where it is, how it is made, which server works in it
locks.py     locks between processes
account.py   as whom the server runs: PostgreSQL refuses root

Locks (flock, so the kernel releases them however a process ends; nobody keeps lists of process numbers):
postgres.users   shared: one per process that uses the server; the watcher waits for it exclusively
postgres.start   exclusive: somebody is starting the server
postgres.watch   exclusive: somebody watches over the server
"""
