"""Puts a newer SQLite in the place of Python's: DBOS asks for milliseconds, which SQLite has since 3.42."""

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3
