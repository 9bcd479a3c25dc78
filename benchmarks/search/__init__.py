"""How long the public search takes, beside others on the same data in the same run.

archive.py    a scratch archive of the sample, kept for the next run
words.py      the archive's own words and how many quotes have them
queries.py    queries and their classes; choosing.py makes them of those words
filters.py    what the lists are narrowed by
peers/        who is asked: this project's page, Datasette, default Django; SQL and tantivy for reference
browser.py    a small HTTP client; load.py many of them at once; processes.py the servers they ask
measuring.py  wall time, and the database's processor time
run.py        one size from loading to figures.py
report.py     the tables (tables.py); chart.py the chart

Run from the project's folder: `python -m benchmarks.search [--sizes 100000,1000000] [--queries N]`.
"""
