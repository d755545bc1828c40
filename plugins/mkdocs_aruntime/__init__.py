"""The generator: reads YAML and Markdown, checks them, and publishes a site with an evaluator in it."""
