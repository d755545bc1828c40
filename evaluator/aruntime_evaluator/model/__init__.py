"""The words: runtimes, vocabulary, policy and decisions as frozen records, and their codec."""
