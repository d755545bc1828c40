"""The decision record: canonical JSON, MADR Markdown, SARIF, CSV, and its review."""
