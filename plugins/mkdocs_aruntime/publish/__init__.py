"""From content to artifacts: plain functions that make plain files, one module or folder per product."""
