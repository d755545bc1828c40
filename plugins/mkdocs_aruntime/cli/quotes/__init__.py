"""What entries cite, in local copies or fetched: whether the quoted words stand there."""
