"""The answers of ``query`` as tools of the Model Context Protocol."""
