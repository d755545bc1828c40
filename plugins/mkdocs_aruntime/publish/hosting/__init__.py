"""What the server of a finished site reads: headers, the offline worker, whom to tell of a vulnerability."""
