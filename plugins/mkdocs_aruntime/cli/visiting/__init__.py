"""Whether the addresses of sources still answer: visited politely, a few at a time, and remembered."""
